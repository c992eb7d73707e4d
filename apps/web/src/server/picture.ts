import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { type ErrorBody, errorBodyOf, httpStatusOf, isErrorTag, TaggedError } from '@emout/api/errors';
import { sendJson, sendSentence, sentenceOf } from './answer.js';
import { errorForAddress, specOfAddress } from './picture-address.js';
import { linkError, signalOfClient, type WorkerAnswer, type WorkerLink } from './worker-link.js';

const PASSED_BACK = ['content-type', 'content-length', 'etag', 'server-timing'] as const;

/** Pictures are one person's; a browser keeps them but asks each time whether the run has grown. */
const CACHE_CONTROL = 'private, no-cache';

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
function sendPictureError(request: IncomingMessage, response: ServerResponse, body: ErrorBody): void {
  const error = errorForAddress(request.url ?? '', body);
  const status = httpStatusOf(error.tag);
  if (error.tag === 'WorkerLost') response.setHeader('retry-after', '2');
  if ((request.headers.accept ?? '').includes('application/json')) sendJson(response, status, { error });
  else sendSentence(response, status, sentenceOf(error));
}

/** Answers `/fig/<run>.png?…` and `/f.png?s=…` with the worker's picture. */
export async function sendPicture(
  request: IncomingMessage,
  response: ServerResponse,
  link: WorkerLink,
): Promise<void> {
  const signal = signalOfClient(response);
  try {
    const { method = 'GET', url = '' } = request;
    if (method !== 'GET' && method !== 'HEAD') {
      throw new TaggedError({ tag: 'MethodNotAllowed', message: `${method} is not answered here; GET is.` });
    }
    const spec = specOfAddress(url);
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    const known = request.headers['if-none-match'];
    if (known !== undefined) headers['if-none-match'] = known;
    const asked = { method: 'POST', path: '/figure', headers, body: JSON.stringify(spec) } as const;
    const answer = await link.ask(asked, signal);
    if (answer.status !== 200 && answer.status !== 304) {
      sendPictureError(request, response, await errorOf(answer));
      return;
    }
    response.statusCode = answer.status;
    for (const name of PASSED_BACK) {
      const value = answer.headers[name];
      if (value !== undefined) response.setHeader(name, value);
    }
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
    else sendPictureError(request, response, errorBodyOf(error));
  }
}
