import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendSentence } from './answer.js';
import { type AskedAs, askedAs } from './asked-as.js';
import { withoutBasePath } from './base-path.js';
import { beforeHead } from './before-head.js';
import { BOUNDARY_MESHES, MESH_ADDRESS } from './boundary-meshes.js';
import type { Gate } from './gate.js';
import { type IdleWatch, isUse } from './idle-watch.js';
import type { ListenKind } from './listen-setting.js';
import type { PlacedHandler } from './listeners.js';
import { preparePage } from './page-headers.js';
import { pageRefusal } from './page-request.js';
import { PICTURE } from './picture.js';
import { isPictureAddress } from './picture-address.js';
import { redirectAddress } from './redirect-address.js';
import { setSecurityHeaders } from './security-headers.js';
import { passTrpc, TRPC_PREFIX } from './trpc-pass.js';
import { type BytesQuestion, sendWorkerBytes } from './worker-bytes.js';
import type { WorkerFleet } from './worker-fleet.js';

export type PageHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface WebServerParts {
  readonly gate: Gate;
  readonly workers: WorkerFleet;
  readonly pages: PageHandler;
  readonly allowedHosts: readonly string[];
  /** What stands before every path in the browser; left out: nothing. */
  readonly basePath?: string;
  readonly idle?: IdleWatch;
}

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-port', 'x-forwarded-prefix', 'x-real-ip'];

/** What proxies and strangers wrote of the browser's address gives way to what is known of it. */
function setForwarded({ headers }: IncomingMessage, asked: AskedAs): void {
  for (const name of FORWARDED) delete headers[name];
  headers['x-forwarded-host'] = asked.host;
  headers['x-forwarded-proto'] = asked.scheme;
}

/** What the worker answers with bytes, or null for another address. */
function bytesQuestionAt(pathname: string): BytesQuestion | null {
  if (isPictureAddress(pathname)) return PICTURE;
  return pathname === MESH_ADDRESS ? BOUNDARY_MESHES : null;
}

function keepRedirectsBelow(response: ServerResponse, asked: AskedAs, basePath: string, kept: boolean): void {
  const pathname = response.req.url?.split('?', 1)[0] ?? '/';
  beforeHead(response, () => {
    const location = response.getHeader('location');
    if (typeof location !== 'string') return;
    const from = { askedAs: asked, basePath, pathname, stripped: basePath !== '' && !kept };
    response.setHeader('location', redirectAddress(location, from));
  });
}

/**
 * What answers every request: host check, base path, session, then pictures and questions straight to the worker, and
 * pages to Next. Pictures and questions do not pass through Next, whose routing costs more than handing them on.
 */
export function createWebHandler(parts: WebServerParts): PlacedHandler {
  const { gate, workers, pages, allowedHosts, basePath = '', idle } = parts;
  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
    kind: ListenKind,
  ): Promise<void> => {
    const asked = askedAs(request.headers, kind, allowedHosts);
    setSecurityHeaders(response, asked?.scheme ?? 'http');
    if (asked === null) {
      sendSentence(
        response,
        421,
        'This server answers to localhost only; see EMOUT_ALLOWED_HOSTS for other names.',
      );
      return;
    }
    setForwarded(request, asked);
    const whole = request.url ?? '/';
    const url = withoutBasePath(whole, basePath);
    request.url = url;
    keepRedirectsBelow(response, asked, basePath, url !== whole);
    const pathname = url.split('?', 1)[0] ?? '/';
    const bytes = bytesQuestionAt(pathname);
    const isPage = bytes === null && !pathname.startsWith(TRPC_PREFIX);
    const refusal = isPage ? pageRefusal(request, pathname) : null;
    if (refusal !== null) {
      // What is left of its body is not read.
      response.setHeader('connection', 'close');
      sendSentence(response, refusal.status, refusal.sentence);
      return;
    }
    const visitor = await gate.admits(request, response, pathname);
    if (visitor === null) return;
    if (isUse(pathname)) idle?.used(response);
    if (bytes !== null) await sendWorkerBytes(request, response, { workers, visitor }, bytes);
    else if (pathname.startsWith(TRPC_PREFIX)) await passTrpc(request, response, { workers, visitor });
    else {
      preparePage(request, response, { basePath, pathname });
      await pages(request, response);
    }
  };
  return (request, response, kind) => {
    answer(request, response, kind).catch((error: unknown) => {
      console.error('web: a request failed', error);
      if (response.headersSent) response.destroy();
      else
        sendSentence(response, 500, 'The server met an error that it does not know. The next request works.');
    });
  };
}
