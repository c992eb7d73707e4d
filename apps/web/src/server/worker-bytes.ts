import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { type ErrorBody, errorBodyOf, httpStatusOf, isErrorTag, TaggedError } from '@emout/api/errors';
import { sendJson, sendSentence, sentenceOf } from './answer.js';
import type { Visitor } from './visitor.js';
import type { WorkerFleet } from './worker-fleet.js';
import { linkError, signalOfClient, type WorkerAnswer } from './worker-link.js';

const PASSED_BACK = ['content-type', 'content-length', 'etag', 'server-timing'] as const;

/** What the worker draws is one person's; a browser keeps it but asks each time whether the run has grown. */
const CACHE_CONTROL = 'private, no-cache';

/** What the worker is asked, and what its answer is sent on with. */
export interface WorkerQuestion {
  /** Where the worker listens for it. */
  readonly path: `/figure?${string}` | '/boundaries';
  /** Sent as JSON. */
  readonly body: unknown;
  /** What it is about; null for nothing in particular. */
  readonly run: string | null;
  /** Of the answer, beside those that the worker gives. */
  readonly headers: Readonly<Record<string, string>>;
  /** How long the answer may take, where it may take long. */
  readonly timeoutMs?: number;
}

/** Who are asked, and on whose behalf. */
export interface AskedWorkers {
  readonly workers: WorkerFleet;
  readonly visitor: Visitor;
}

/** Something that the worker makes of a JSON value, as bytes with an entity tag. */
export interface BytesQuestion {
  /** Reads the address that was asked for; throws a tagged error for what it does not understand. */
  questionOf(address: string): WorkerQuestion;
  /** The words of an error for who wrote the address. */
  errorFor(address: string, error: ErrorBody): ErrorBody;
}

async function errorOf(answer: WorkerAnswer): Promise<ErrorBody> {
  const text = await answer.body.text();
  try {
    const { error } = JSON.parse(text) as { error: Partial<ErrorBody> };
    const { tag, message, hint } = error;
    if (isErrorTag(tag) && typeof message === 'string') {
      return typeof hint === 'string' ? { tag, message, hint } : { tag, message };
    }
  } catch {
    // Falls to the sentence below.
  }
  return { tag: 'Internal', message: `The worker answered ${answer.status} without a reason.` };
}

/** One sentence for people with curl; `{error: {tag, message, hint}}` for those who accept JSON. */
function sendError(request: IncomingMessage, response: ServerResponse, error: ErrorBody): void {
  const status = httpStatusOf(error.tag);
  if (error.tag === 'WorkerLost') response.setHeader('retry-after', '2');
  if ((request.headers.accept ?? '').includes('application/json')) sendJson(response, status, { error });
  else sendSentence(response, status, sentenceOf(error));
}

/** Answers an address with bytes that the worker makes, or with `304` when the browser has them. */
export async function sendWorkerBytes(
  request: IncomingMessage,
  response: ServerResponse,
  { workers, visitor }: AskedWorkers,
  question: BytesQuestion,
): Promise<void> {
  const signal = signalOfClient(response);
  const { method = 'GET', url = '' } = request;
  const refuse = (body: ErrorBody): void => sendError(request, response, question.errorFor(url, body));
  try {
    if (method !== 'GET' && method !== 'HEAD') {
      throw new TaggedError({ tag: 'MethodNotAllowed', message: `${method} is not answered here; GET is.` });
    }
    const { path, body, run, timeoutMs, headers: ownHeaders } = question.questionOf(url);
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    const known = request.headers['if-none-match'];
    if (known !== undefined) headers['if-none-match'] = known;
    const asked = { method: 'POST', path, headers, body: JSON.stringify(body), run, visitor } as const;
    const answer = await workers.ask(asked, signal, timeoutMs);
    if (answer.status !== 200 && answer.status !== 304) {
      refuse(await errorOf(answer));
      return;
    }
    response.statusCode = answer.status;
    for (const name of PASSED_BACK) {
      const value = answer.headers[name];
      if (value !== undefined) response.setHeader(name, value);
    }
    for (const [name, value] of Object.entries(ownHeaders)) response.setHeader(name, value);
    response.setHeader('cache-control', CACHE_CONTROL);
    if (method === 'HEAD' || answer.status === 304) {
      await answer.body.dump();
      response.end();
      return;
    }
    await pipeline(answer.body, response).catch((error: unknown) => {
      throw linkError(error, signal);
    });
  } catch (error) {
    if (signal.aborted || response.headersSent) response.destroy();
    else refuse(errorBodyOf(error));
  }
}
