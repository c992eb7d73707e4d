import type { RequestListener } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TOKEN, WebAndWorker } from './testing/web-and-worker.js';

const ADDRESS = '/api/boundaries?run=study/small';
const MESHES = Uint8Array.of(1, 2, 3, 0, 255);

let server: WebAndWorker;
/** What the worker was asked. */
let asked: { path: string | undefined; body: unknown; tag: string | undefined }[];
/** How it answers. */
let answer: RequestListener;

beforeEach(async () => {
  asked = [];
  answer = (question, response) => {
    const isKnown = question.headers['if-none-match'] === '"m1"';
    response.writeHead(isKnown ? 304 : 200, { etag: '"m1"', 'content-type': 'application/octet-stream' });
    response.end(isKnown ? undefined : MESHES);
  };
  server = await WebAndWorker.start();
  server.behave = async (question, response) => {
    const body: unknown = JSON.parse(await readText(question));
    asked.push({ path: question.url, body, tag: question.headers['if-none-match'] });
    answer(question, response);
  };
});
afterEach(() => server[Symbol.asyncDispose]());

/** Asks with a session unless told otherwise. */
const ask = (
  address: string,
  headers: Record<string, string> = { cookie: server.cookie },
  method: 'GET' | 'HEAD' | 'POST' = 'GET',
) => server.ask(address, headers, method);

it('passes the worker’s bytes on, with what is left out filled in', async () => {
  const given = await ask(ADDRESS);
  expect([given.status, given.headers.etag]).toEqual([200, '"m1"']);
  expect(given.headers['content-type']).toBe('application/octet-stream');
  expect(given.headers['cache-control']).toBe('private, no-cache');
  expect(given.bytes).toEqual(MESHES);
  await ask('/api/boundaries?run=a%2Bb%20c&units=emses&resolution=2.5');
  expect(asked.map(({ path: where, body }) => [where, body])).toEqual([
    ['/boundaries', { run: 'study/small', units: 'si', resolution: 1 }],
    ['/boundaries', { run: 'a+b c', units: 'emses', resolution: 2.5 }],
  ]);
});

it('answers 304 to who has them, and HEAD without a body', async () => {
  const known = await ask(ADDRESS, { cookie: server.cookie, 'if-none-match': '"m1"' });
  expect([known.status, known.headers.etag, known.bytes.length]).toEqual([304, '"m1"', 0]);
  expect(asked[0]?.tag).toBe('"m1"');
  const head = await ask(ADDRESS, { cookie: server.cookie }, 'HEAD');
  expect([head.status, head.headers.etag, head.bytes.length]).toEqual([200, '"m1"', 0]);
});

it('needs a session: a cookie, or a bearer token for scripts', async () => {
  const refused = await ask(ADDRESS, {});
  expect([refused.status, JSON.parse(refused.text).error.tag]).toEqual([401, 'SignedOut']);
  expect((await ask(ADDRESS, { authorization: 'Bearer wrong' })).status).toBe(401);
  expect(asked).toEqual([]);
  expect((await ask(ADDRESS, { authorization: `Bearer ${TOKEN}` })).bytes).toEqual(MESHES);
});

it.each(['cross-site', 'same-site'])('is not answered to another page (%s)', async (site) => {
  const refused = await ask(ADDRESS, { cookie: server.cookie, 'sec-fetch-site': site });
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
  const json = await ask(address, { cookie: server.cookie, accept: 'application/json' });
  expect(JSON.parse(json.text).error).toMatchObject({
    tag: 'BadRequest',
    message: `${what} cannot be read.`,
  });
  expect(asked).toEqual([]);
});

it('is asked with GET', async () => {
  const given = await ask(ADDRESS, { cookie: server.cookie }, 'POST');
  expect([given.status, given.text]).toEqual([405, 'POST is not answered here; GET is.\n']);
});

it('passes the worker’s sentence on, and says when there is no worker', async () => {
  answer = (_, response) => {
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
  await server.loseWorker();
  const lost = await ask(ADDRESS);
  expect([lost.status, lost.headers['retry-after']]).toEqual([503, '2']);
  expect(lost.text).toBe(
    'The worker does not answer. It may be starting again: ask once more in a few seconds.\n',
  );
});
