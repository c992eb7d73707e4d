import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type ErrorBody, errorBodyOf, httpStatusOf, TaggedError, toTrpcError } from '@emout/api/errors';
import type { RouterContext } from '@emout/api/ports';
import { createRouter } from '@emout/api/router';
import { MAX_SPEC_BYTES } from '@emout/api/schemas';
import { PICTURE_FORMATS } from '@emout/engine/picture-format';
import type { BoundaryMeshes } from '@emout/engine/run-boundaries';
import { nodeHTTPRequestHandler } from '@trpc/server/adapters/node-http';
import type { AnswersUnderWay } from './answers-under-way.js';
import { readAsker } from './asker.js';
import { portsFor } from './asker-ports.js';
import type { PictureOrder } from './pool/worker-tasks.js';
import { readBody } from './read-body.js';
import type { FigureAnswer, Question, WorkerService } from './worker-service.js';

export interface HttpServerOptions {
  readonly service: WorkerService;
  readonly underWay: AnswersUnderWay;
  /** What `GET /health` says beside `ok`. */
  readonly health: () => object;
  readonly log: (what: string) => void;
}

/** A query carries its input in the address: a whole specification, percent-encoded, has to fit. */
const MAX_HEADER_BYTES = 4 * MAX_SPEC_BYTES;
/** Longer than the web process keeps an idle connection: the side that sends has to be the one that closes. */
const KEEP_ALIVE_MS = 75_000;
const TRPC_PREFIX = '/trpc/';

/** Where bytes are made of a specification, beside the procedures of the router. */
export const BYTE_PATHS = ['/figure', '/boundaries'] as const;
type BytePath = (typeof BYTE_PATHS)[number];

function isBytePath(path: string): path is BytePath {
  return BYTE_PATHS.some((known) => known === path);
}

interface AskedBytes {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly question: Question;
  readonly query: URLSearchParams;
}

/** The worker's HTTP server: tRPC below `/trpc`, pictures by `POST /figure`, `GET /health`. Not listening yet. */
export function createHttpServer({ service, underWay, health, log }: HttpServerOptions): Server {
  const router = createRouter();
  const routes: Readonly<Record<BytePath, (asked: AskedBytes) => Promise<void>>> = {
    '/figure': async ({ request, response, question, query }) => {
      const order = orderOf(query);
      const text = await readBody(request, MAX_SPEC_BYTES);
      sendFigure(request, response, await service.figure(text, order, question));
    },
    '/boundaries': async ({ request, response, question }) => {
      const text = await readBody(request, MAX_SPEC_BYTES);
      sendMeshes(request, response, await service.meshes(text, question));
    },
  };

  function contextFor(request: IncomingMessage, signal: AbortSignal): RouterContext {
    try {
      return { ports: portsFor(service, readAsker(request.headers)), signal };
    } catch (error) {
      throw toTrpcError(error);
    }
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (underWay.isLeaving) {
      sendLeaving(response);
      return;
    }
    underWay.add(response);
    const signal = signalOfConnection(response);
    const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
    if (path.startsWith(TRPC_PREFIX)) {
      await nodeHTTPRequestHandler({
        router,
        req: request,
        res: response,
        path: path.slice(TRPC_PREFIX.length),
        createContext: async () => contextFor(request, signal),
        maxBodySize: 2 * MAX_SPEC_BYTES,
        // Long specifications are sent as a POST body.
        allowMethodOverride: true,
        onError: ({ error, path: procedure }) => {
          if (error.code === 'INTERNAL_SERVER_ERROR')
            log(`${procedure}: ${error.cause?.stack ?? error.stack}`);
        },
      });
      return;
    }
    try {
      const route = isBytePath(path) ? routes[path] : null;
      if (route !== null) {
        allow(request, 'POST');
        const asker = readAsker(request.headers);
        await route({ request, response, question: { asker, signal }, query: new URLSearchParams(query) });
      } else if (path === '/health') {
        allow(request, 'GET');
        sendJson(response, 200, { ok: true, ...health() });
      } else {
        throw new TaggedError({ tag: 'NotFound', message: `There is nothing at ${path.slice(0, 80)}.` });
      }
    } catch (error) {
      const body = errorBodyOf(error);
      if (body.tag === 'Internal')
        log(error instanceof Error ? (error.stack ?? error.message) : String(error));
      sendError(response, body);
    }
  }

  const server = createServer(
    { maxHeaderSize: MAX_HEADER_BYTES, requestTimeout: 60_000, keepAliveTimeout: KEEP_ALIVE_MS },
    (request, response) => {
      void respond(request, response);
    },
  );
  return server;
}

/** `format=svg`; PNG without it. `quality=85` is of JPEG and WebP, `lang=ja` of a page that plays. */
function orderOf(query: URLSearchParams): PictureOrder {
  const asked = query.get('format') ?? 'png';
  const format = PICTURE_FORMATS.find((known) => known === asked);
  if (format === undefined) {
    throw badRequest(
      `Pictures are not written as ${asked.slice(0, 20)}; known are ${PICTURE_FORMATS.join(', ')}.`,
    );
  }
  const quality = query.has('quality') ? Number(query.get('quality')) : undefined;
  if (quality !== undefined && !(quality >= 1 && quality <= 100))
    throw badRequest('The quality of a JPEG or WebP is a number from 1 to 100.');
  const lang = query.get('lang') ?? undefined;
  if (lang !== undefined && lang !== 'en' && lang !== 'ja')
    throw badRequest('Pages that play are written in en or ja.');
  return { format, quality, lang };
}

function badRequest(message: string): TaggedError {
  return new TaggedError({ tag: 'BadRequest', message });
}

/** Aborts when the client leaves before it has its answer. */
function signalOfConnection(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) {
      controller.abort(new TaggedError({ tag: 'Cancelled', message: 'The request was cancelled.' }));
    }
  });
  return controller.signal;
}

function allow(request: IncomingMessage, method: 'GET' | 'POST'): void {
  if (request.method === method) return;
  throw new TaggedError({ tag: 'MethodNotAllowed', message: `This address takes ${method} requests.` });
}

function sendFigure(
  request: IncomingMessage,
  response: ServerResponse,
  { figure, cached }: FigureAnswer,
): void {
  const { readMs, composeMs, paintMs } = figure.timings;
  response.setHeader(
    'server-timing',
    cached
      ? 'cache;desc="kept"'
      : `read;dur=${readMs.toFixed(2)}, compose;dur=${composeMs.toFixed(2)}, paint;dur=${paintMs.toFixed(2)}`,
  );
  sendBytes(request, response, figure);
}

function sendMeshes(request: IncomingMessage, response: ServerResponse, meshes: BoundaryMeshes): void {
  sendBytes(request, response, { ...meshes, mime: 'application/octet-stream' });
}

/** Bytes with their tag, or 304 to who has them. */
function sendBytes(
  request: IncomingMessage,
  response: ServerResponse,
  { bytes, etag, mime }: { readonly bytes: Uint8Array; readonly etag: string; readonly mime: string },
): void {
  response.setHeader('etag', etag);
  response.setHeader('cache-control', 'private, no-cache');
  if (matches(request.headers['if-none-match'], etag)) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, { 'content-type': mime, 'content-length': bytes.byteLength });
  response.end(bytes);
}

function matches(header: string | undefined, etag: string): boolean {
  return (
    header?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag || one.trim() === '*') ?? false
  );
}

/** To a request that comes while the last answers are finished; whoever has another worker asks that one. */
function sendLeaving(response: ServerResponse): void {
  response.setHeader('connection', 'close');
  response.setHeader('x-emout-leaving', '1');
  sendError(response, {
    tag: 'Busy',
    message: 'The worker is stopping and takes no new requests.',
    hint: 'Ask again in a few seconds.',
  });
}

function sendError(response: ServerResponse, error: ErrorBody): void {
  if (response.headersSent || response.destroyed) return;
  sendJson(response, httpStatusOf(error.tag), { error });
}

function sendJson(response: ServerResponse, status: number, value: object): void {
  const text = JSON.stringify(value);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}
