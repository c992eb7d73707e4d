import { createServer, type RequestListener, type Server } from 'node:http';
import type { AppRouter } from '@emout/api/router';
import { createTRPCClient, httpLink } from '@trpc/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fetchFromSession } from '../../trpc/session-answer';
import { askSession } from './session-question';

const INFO = {
  host: 'n0123',
  version: '1',
  startedAtMs: 1,
  nowMs: 2,
  endsAtMs: null,
  idleS: null,
  session: 'night',
  role: 'owner',
  roots: [],
};

let server: Server;
let url: string;
let behave: RequestListener;

beforeEach(async () => {
  server = createServer((request, response) => behave(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api/trpc`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const ask = async () => {
  const client = createTRPCClient<AppRouter>({ links: [httpLink({ url, fetch: fetchFromSession })] });
  const signal = new AbortController().signal;
  return askSession((until) => client.session.info.query(undefined, { signal: until }), signal);
};
const refuse = (status: number, tag: string): RequestListener => {
  const error = { message: tag, code: -32000, data: { code: 'X', httpStatus: status, tag, hint: null } };
  return (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
};

it('takes an answer for one', async () => {
  behave = (_, response) =>
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ result: { data: INFO } }));
  expect(await ask()).toMatchObject({ outcome: 'answered', nowMs: 2, facts: { node: 'n0123' } });
});

it.each([
  ['over', 'over'],
  ['waiting', 'waiting'],
  ['unreachable', 'tunnel-alone'],
  ['something else', 'silence'],
])('hears a tunnel that says %s', async (said, outcome) => {
  behave = (_, response) => response.writeHead(503, { 'x-emout-session': said }).end('A sentence.\n');
  expect(await ask()).toEqual({ outcome });
});

it.each([
  [503, 'WorkerLost', 'worker-lost'],
  [401, 'SignedOut', 'signed-out'],
  [504, 'Deadline', 'refused'],
])('reads the session’s own %d %s', async (status, tag, outcome) => {
  behave = refuse(status, tag);
  expect(await ask()).toEqual({ outcome });
});

it('takes a portal’s page, a cut connection and a closed port for silence', async () => {
  behave = (_, response) =>
    response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
  expect(await ask()).toEqual({ outcome: 'silence' });
  behave = (_, response) => response.destroy();
  expect(await ask()).toEqual({ outcome: 'silence' });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(await ask()).toEqual({ outcome: 'silence' });
});
