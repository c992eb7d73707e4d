import { createServer, request } from 'node:http';

/** How a portal hands a request on. */
export interface PortalKind {
  /** The base path stays on what the server is asked for. */
  readonly keepsBasePath: boolean;
  /** The server is asked by its own name, and told the portal's. */
  readonly namesItself: boolean;
  /** What becomes of a redirect's address. */
  readonly location: (location: string, basePath: string) => string;
}

const RELATIVE = /^([^/]+\/\/[^/]+)|(?=\/)|^([./]{1,}(?<!\/))/;

/** The portals that are met, and what they do to a request and to redirects. */
export const PORTALS = {
  'Open OnDemand /node': {
    keepsBasePath: true,
    namesItself: true,
    location: (location) => location.replace(/^[^/]+\/\/[^/]+/, ''),
  },
  'Open OnDemand /rnode': {
    keepsBasePath: false,
    namesItself: true,
    location: (location, basePath) => location.replace(RELATIVE, basePath),
  },
  'jupyter-server-proxy': { keepsBasePath: false, namesItself: false, location: (location) => location },
  'jupyter-server-proxy, absolute_url': {
    keepsBasePath: true,
    namesItself: false,
    location: (location) => location,
  },
} as const satisfies Record<string, PortalKind>;

export interface Portal extends AsyncDisposable {
  /** Of the portal and the base path, with the slash at its end. */
  readonly address: string;
  /** Paths outside the base path that somebody asked for. */
  readonly strays: readonly string[];
}

/** A reverse proxy at a free port that shows the server at `port` below a base path. */
export async function startPortal(kind: PortalKind, port: () => number, basePath: string): Promise<Portal> {
  const strays: string[] = [];
  const server = createServer((asked, answer) => {
    const { url = '/', method, headers } = asked;
    const rest = url.slice(basePath.length);
    if (!url.startsWith(basePath) || !/^(?:[/?]|$)/.test(rest)) {
      strays.push(url);
      answer.writeHead(404).end();
      return;
    }
    const own = kind.namesItself
      ? { host: `127.0.0.1:${port()}`, 'x-forwarded-host': headers.host, 'x-forwarded-proto': 'http' }
      : {};
    const stripped = rest.startsWith('/') ? rest : `/${rest}`;
    const path = kind.keepsBasePath ? url : stripped;
    const passed = request(
      { host: '127.0.0.1', port: port(), path, method, headers: { ...headers, ...own } },
      (given) => {
        const { location, ...others } = given.headers;
        const moved = location === undefined ? {} : { location: kind.location(location, basePath) };
        answer.writeHead(given.statusCode ?? 502, { ...others, ...moved });
        given.pipe(answer);
      },
    );
    passed.once('error', () => answer.destroy());
    answer.once('close', () => passed.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1' }, resolve));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('no TCP address');
  return {
    address: `http://localhost:${at.port}${basePath}/`,
    strays,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
