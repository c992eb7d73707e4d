import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { type ErrorBody, errorBodyOf, httpStatusOf, TaggedError, trpcCodeOf } from '@emout/api/errors';
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import { sendJson } from './answer.js';
import { runOfQuestion } from './asked-run.js';
import { readBody } from './request-body.js';
import type { AskedWorkers } from './worker-bytes.js';
import { linkError, signalOfClient } from './worker-link.js';

/** Where the page asks, and where the worker listens. */
export const TRPC_PREFIX = '/api/trpc/';
const WORKER_PREFIX = '/trpc/';

const PASSED_ON = ['content-type', 'accept', 'trpc-accept', 'x-trpc-source'] as const;
const PASSED_BACK = ['content-type', 'content-length', 'vary', 'server-timing', 'trpc-next'] as const;

type Refusal = ErrorBody | { readonly tag: 'SignedOut'; readonly message: string; readonly hint?: string };

/** Answers in the shape of a tRPC error, once for each question of a batch. */
export function sendTrpcError(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const { tag, message, hint = null } = refusal;
  const code = tag === 'SignedOut' ? 'UNAUTHORIZED' : trpcCodeOf(tag);
  const httpStatus = tag === 'SignedOut' ? 401 : httpStatusOf(tag);
  const [path = '', search = ''] = (request.url ?? '').slice(TRPC_PREFIX.length).split('?');
  const one = (procedure: string) => ({
    error: {
      message,
      code: TRPC_ERROR_CODES_BY_KEY[code],
      data: { code, httpStatus, path: procedure, tag, hint },
    },
  });
  const batched = new URLSearchParams(search).get('batch') === '1';
  if (tag === 'WorkerLost') response.setHeader('retry-after', '2');
  sendJson(response, httpStatus, batched ? path.split(',').map(one) : one(path));
}

/** Hands a question to the worker and its answer back, as they are. */
export async function passTrpc(
  request: IncomingMessage,
  response: ServerResponse,
  { workers, visitor }: AskedWorkers,
): Promise<void> {
  const signal = signalOfClient(response);
  try {
    const { method = 'GET', url = '' } = request;
    if (method !== 'GET' && method !== 'POST') {
      throw new TaggedError({
        tag: 'MethodNotAllowed',
        message: `${method} is not answered here; GET and POST are.`,
      });
    }
    const body = method === 'POST' ? await readBody(request) : null;
    const headers: Record<string, string> = {};
    for (const name of PASSED_ON) {
      const value = request.headers[name];
      if (typeof value === 'string') headers[name] = value;
    }
    const path = `${WORKER_PREFIX}${url.slice(TRPC_PREFIX.length)}`;
    const run = runOfQuestion(url, body);
    const answer = await workers.ask({ method, path, headers, body, run, visitor }, signal);
    response.statusCode = answer.status;
    for (const name of PASSED_BACK) {
      const value = answer.headers[name];
      if (value !== undefined) response.setHeader(name, value);
    }
    response.setHeader('cache-control', 'no-store');
    await pipeline(answer.body, response).catch((error: unknown) => {
      throw linkError(error, signal);
    });
  } catch (error) {
    if (signal.aborted) response.destroy();
    else if (response.headersSent) response.destroy();
    else sendTrpcError(request, response, errorBodyOf(error));
  }
}
