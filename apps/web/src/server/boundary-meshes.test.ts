import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { request } from 'undici';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Gate } from './gate.js';
import { SessionCookie } from './session-cookie.js';
import { SessionKeys } from './session-keys.js';
import { createWebServer } from './web-server.js';
import { WorkerLink } from './worker-link.js';

const ADDRESS = '/api/boundaries?run=study/small';
const MESHES = Uint8Array.of(1, 2, 3, 0, 255);

let directory: string;
let worker: Server;
let web: Server;
let link: WorkerLink;
let cookie: string;
/** What the worker was asked. */
let asked: { path: string | undefined; body: unknown; tag: string | undefined }[];
let behave: RequestListener;

beforeEach(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'emout-web-'));
  writeFileSync(path.join(directory, 'token'), 'c0ffee');
  writeFileSync(path.join(directory, 'secret'), 'secret');
  asked = [];
  behave = (question, response) => {
    const isKnown = question.headers['if-none-match'] === '"m1"';
    response.writeHead(isKnown ? 304 : 200, { etag: '"m1"', 'content-type': 'application/octet-stream' });
    response.end(isKnown ? undefined : MESHES);
  };
  const socket = path.join(directory, 'worker.sock');
  worker = createServer((question, response) => {
    void readText(question).then((body) => {
      asked.push({
        path: question.url,
        body: JSON.parse(body),
        tag: question.headers['if-none-match'],
      });
      behave(question, response);
    });
  }).listen(socket);
  await once(worker, 'listening');
  const keys = SessionKeys.read(directory, 'test');
  const sessions = new SessionCookie(keys);
  cookie = (await sessions.issue()).split(';')[0] ?? '';
  link = new WorkerLink(socket);
  web = createWebServer({
    gate: new Gate(keys, sessions),
    link,
    allowedHosts: [],
    pages: async (_, response) => {
      response.end('a page');
    },
  }).listen(0, '127.0.0.1');
  await once(web, 'listening');
});

afterEach(async () => {
  await link[Symbol.asyncDispose]();
  for (const server of [web, worker]) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(directory, { recursive: true, force: true });
});

async function ask(
  address: string,
  headers: Record<string, string> = { cookie },
  method: 'GET' | 'HEAD' | 'POST' = 'GET',
) {
  const at = web.address();
  const port = typeof at === 'object' && at !== null ? at.port : 0;
  const answer = await request(`http://127.0.0.1:${port}${address}`, { method, headers });
  const bytes = new Uint8Array(await answer.body.arrayBuffer());
  return { status: answer.statusCode, headers: answer.headers, bytes, text: new TextDecoder().decode(bytes) };
}

it('passes the worker’s bytes on, with what is left out filled in', async () => {
  const answer = await ask(ADDRESS);
  expect([answer.status, answer.headers.etag]).toEqual([200, '"m1"']);
  expect(answer.headers['content-type']).toBe('application/octet-stream');
  expect(answer.headers['cache-control']).toBe('private, no-cache');
  expect(answer.bytes).toEqual(MESHES);
  await ask('/api/boundaries?run=a%2Bb%20c&units=emses&resolution=2.5');
  expect(asked.map(({ path: where, body }) => [where, body])).toEqual([
    ['/boundaries', { run: 'study/small', units: 'si', resolution: 1 }],
    ['/boundaries', { run: 'a+b c', units: 'emses', resolution: 2.5 }],
  ]);
});

it('answers 304 to who has them, and HEAD without a body', async () => {
  const known = await ask(ADDRESS, { cookie, 'if-none-match': '"m1"' });
  expect([known.status, known.headers.etag, known.bytes.length]).toEqual([304, '"m1"', 0]);
  expect(asked[0]?.tag).toBe('"m1"');
  const head = await ask(ADDRESS, { cookie }, 'HEAD');
  expect([head.status, head.headers.etag, head.bytes.length]).toEqual([200, '"m1"', 0]);
});

it('needs a session: a cookie, or a bearer token for scripts', async () => {
  const refused = await ask(ADDRESS, {});
  expect([refused.status, JSON.parse(refused.text).error.tag]).toEqual([401, 'SignedOut']);
  expect((await ask(ADDRESS, { authorization: 'Bearer wrong' })).status).toBe(401);
  expect(asked).toEqual([]);
  expect((await ask(ADDRESS, { authorization: 'Bearer c0ffee' })).bytes).toEqual(MESHES);
});

it.each(['cross-site', 'same-site'])('is not answered to another page (%s)', async (site) => {
  const refused = await ask(ADDRESS, { cookie, 'sec-fetch-site': site });
  expect([refused.status, JSON.parse(refused.text).error.tag]).toEqual([403, 'ForeignPage']);
  expect(asked).toEqual([]);
});

it.each([
  ['/api/boundaries', 'run'],
  ['/api/boundaries?run=', 'run'],
  [`/api/boundaries?run=${'a'.repeat(1025)}`, 'run'],
  [`${ADDRESS}&units=cgs`, 'units'],
  [`${ADDRESS}&resolution=0`, 'resolution'],
  [`${ADDRESS}&resolution=9`, 'resolution'],
  [`${ADDRESS}&resolution=fine`, 'resolution'],
])('says what it cannot read in %s', async (address, what) => {
  const plain = await ask(address);
  expect([plain.status, plain.text.split('\n')]).toEqual([
    400,
    [
      `${what} cannot be read. Write /api/boundaries?run=<run>&units=si&resolution=1; units are si or emses, the resolution 0.25 to 8.`,
      '',
    ],
  ]);
  const json = await ask(address, { cookie, accept: 'application/json' });
  expect(JSON.parse(json.text).error).toMatchObject({
    tag: 'BadRequest',
    message: `${what} cannot be read.`,
  });
  expect(asked).toEqual([]);
});

it('is asked with GET', async () => {
  const answer = await ask(ADDRESS, { cookie }, 'POST');
  expect([answer.status, answer.text]).toEqual([405, 'POST is not answered here; GET is.\n']);
});

it('passes the worker’s sentence on, and says when there is no worker', async () => {
  behave = (_, response) => {
    const error = {
      tag: 'UnknownRun',
      message: 'There is no run "gone" below the allowed roots.',
      hint: 'Look.',
    };
    response.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
  };
  const refused = await ask(ADDRESS);
  expect([refused.status, refused.text]).toEqual([
    404,
    'There is no run "gone" below the allowed roots. Look.\n',
  ]);
  worker.closeAllConnections();
  worker.close();
  const lost = await ask(ADDRESS);
  expect([lost.status, lost.headers['retry-after']]).toEqual([503, '2']);
  expect(lost.text).toBe(
    'The worker does not answer. It may be starting again: ask once more in a few seconds.\n',
  );
});
