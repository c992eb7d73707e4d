import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { DeferredPages } from './deferred-pages.js';
import { readEnvironment } from './environment.js';
import { Gate } from './gate.js';
import { SessionCookie } from './session-cookie.js';
import { SessionKeys } from './session-keys.js';
import { createWebServer, type PageHandler, type WebServerParts } from './web-server.js';
import { WorkerLink } from './worker-link.js';

/** Answers under way may end in this time before their connections are cut. */
const GRACE_MS = 2_000;
/** Somebody who copies the printed address into a browser takes longer. */
const HEAD_START_MS = 1_000;

function listen(server: Server, port: number, host: '127.0.0.1' | '::1'): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/**
 * Listens at the other loopback address as well: the printed address says `localhost`, which some programs look for
 * there first, and another user of the machine who listened there would be handed the key.
 */
async function listenAtIpv6(server: Server, port: number): Promise<void> {
  try {
    await listen(server, port, '::1');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return;
    throw error;
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Where the built pages are. */
function pagesDirectory(): string {
  const dir = fileURLToPath(new URL('..', import.meta.url));
  if (existsSync(`${dir}.next/BUILD_ID`)) return dir;
  throw new Error('The pages are not built. Run `npm run build` first.');
}

/** Next takes most of the start; pictures do not wait for it, and pages asked for meanwhile do. */
async function startPages(dir: string, port: number): Promise<PageHandler> {
  const { default: next } = await import('next');
  const app = next({ dev: false, dir, hostname: '127.0.0.1', port, quiet: true });
  await app.prepare();
  const handle = app.getRequestHandler();
  return (request, response) => handle(request, response);
}

async function main(): Promise<void> {
  const {
    listen: places,
    session,
    runtimeDirectory,
    workerSockets,
    allowedHosts,
  } = readEnvironment(process.env);
  const [workerSocket = ''] = workerSockets;
  const port = places.find((place) => place.kind === 'loopback')?.port ?? 0;
  const dir = pagesDirectory();
  // next-auth derives its addresses from the request, which a forwarded port leaves right.
  Object.assign(process.env, { NODE_ENV: 'production', AUTH_TRUST_HOST: 'true' });
  delete process.env.NEXTAUTH_URL;
  // Next tells its progress on stdout, which belongs to the ready line.
  console.log = console.error;
  const keys = SessionKeys.read(runtimeDirectory, session);
  const link = new WorkerLink(workerSocket);
  const pages = new DeferredPages(() => startPages(dir, port));
  const parts: WebServerParts = {
    gate: new Gate(keys, new SessionCookie(keys)),
    link,
    pages: pages.handle,
    allowedHosts,
  };
  const [server, second] = [createWebServer(parts), createWebServer(parts)];
  const bound = await listen(server, port, '127.0.0.1');
  await listenAtIpv6(second, bound);
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await Promise.all([close(server), close(second)]);
    await link[Symbol.asyncDispose]();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // The starter holds the other end of stdin: when it dies, however it dies, this ends.
  process.stdin.on('end', stop).on('close', stop).resume();
  process.stdout.write(`${JSON.stringify({ ready: true, port: bound })}\n`);
  pages.loadAfter(HEAD_START_MS);
  await pages.loaded;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
