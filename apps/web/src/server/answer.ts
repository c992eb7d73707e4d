import type { ServerResponse } from 'node:http';
import type { ErrorBody } from '@emout/api/errors';

/** Answers with one sentence, for people who look at it with curl or in a browser. */
export function sendSentence(response: ServerResponse, status: number, sentence: string): void {
  send(response, status, 'text/plain; charset=utf-8', `${sentence}\n`);
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value));
}

/** Sends a browser elsewhere; the answer is kept nowhere. */
export function sendRedirect(response: ServerResponse, address: string): void {
  response.setHeader('location', address);
  send(response, 303, 'text/plain; charset=utf-8', '');
}

/** An error's words on one line: what happened, then what to do. */
export function sentenceOf({ message, hint }: Pick<ErrorBody, 'message' | 'hint'>): string {
  return hint === undefined ? message : `${message} ${hint}`;
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  response.statusCode = status;
  response.setHeader('content-type', type);
  response.setHeader('content-length', Buffer.byteLength(body));
  response.setHeader('cache-control', 'no-store');
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
