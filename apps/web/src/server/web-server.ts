import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { MAX_SPEC_BYTES } from '@emout/api/schemas';
import { sendSentence } from './answer.js';
import { BOUNDARY_MESHES, MESH_ADDRESS } from './boundary-meshes.js';
import type { Gate } from './gate.js';
import { isAllowedHost } from './host-check.js';
import { pageRefusal } from './page-request.js';
import { PICTURE } from './picture.js';
import { isPictureAddress } from './picture-address.js';
import { contentSecurityPolicy, setSecurityHeaders } from './security-headers.js';
import { passTrpc, TRPC_PREFIX } from './trpc-pass.js';
import { type BytesQuestion, sendWorkerBytes } from './worker-bytes.js';
import type { WorkerLink } from './worker-link.js';

/** A question's input and a picture's specification travel in the address. */
const MAX_HEADER_BYTES = 4 * MAX_SPEC_BYTES;
/** Anybody on this machine can connect: who opens connections or sends slowly must not keep them from the owner. */
const MAX_CONNECTIONS = 4096;
const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5_000 };

export type PageHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface WebServerParts {
  readonly gate: Gate;
  readonly link: WorkerLink;
  readonly pages: PageHandler;
  readonly allowedHosts: readonly string[];
}

/** Tells Next what only this server knows; what a client wrote into the same headers is overwritten. */
function preparePage(request: IncomingMessage, response: ServerResponse): void {
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy(nonce);
  const { headers, url = '/' } = request;
  const at = url.indexOf('?');
  headers['content-security-policy'] = policy;
  headers['x-nonce'] = nonce;
  headers['x-emout-query'] = at === -1 ? '' : url.slice(at + 1);
  headers['x-forwarded-host'] = headers.host;
  headers['x-forwarded-proto'] = 'http';
  delete headers['x-forwarded-for'];
  delete headers['x-forwarded-port'];
  delete headers['x-middleware-subrequest'];
  response.setHeader('content-security-policy', policy);
}

/** What the worker answers with bytes, or null for another address. */
function bytesQuestionAt(pathname: string): BytesQuestion | null {
  if (isPictureAddress(pathname)) return PICTURE;
  return pathname === MESH_ADDRESS ? BOUNDARY_MESHES : null;
}

/**
 * The HTTP server: host check, session, then pictures and questions straight to the worker, and pages to Next.
 * Pictures and questions do not pass through Next, whose routing costs more than handing them on.
 */
export function createWebServer({ gate, link, pages, allowedHosts }: WebServerParts): Server {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    setSecurityHeaders(response);
    if (!isAllowedHost(request.headers.host, allowedHosts)) {
      sendSentence(
        response,
        421,
        'This server answers to localhost only; see EMOUT_ALLOWED_HOSTS for other names.',
      );
      return;
    }
    const { url = '/' } = request;
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
    if (!(await gate.admits(request, response, pathname))) return;
    if (bytes !== null) await sendWorkerBytes(request, response, link, bytes);
    else if (pathname.startsWith(TRPC_PREFIX)) await passTrpc(request, response, link);
    else {
      preparePage(request, response);
      await pages(request, response);
    }
  };
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES, ...TIMEOUTS }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error('web: a request failed', error);
      if (response.headersSent) response.destroy();
      else
        sendSentence(response, 500, 'The server met an error that it does not know. The next request works.');
    });
  });
  server.maxConnections = MAX_CONNECTIONS;
  return server;
}
