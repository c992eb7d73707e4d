import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttackedSession } from '../testing/attacked-session.js';
import { AMBIGUOUS } from '../testing/attacks.js';
import { QUICK_PICTURE } from '../testing/browser.js';
import { whyNoPages } from '../testing/server-shell.js';
import { buildCommand } from '../testing/shell.js';

const reason = whyNoPages();
const title = `a server that is sent what is no request${reason === null ? '' : `: skipped, ${reason}`}`;
/** More than an address, a header or a body may be long. */
const LONG = 'x'.repeat(600_000);
const SLOW_CONNECTIONS = 300;

describe.skipIf(reason !== null)(title, () => {
  let at: AttackedSession;
  beforeAll(async () => {
    buildCommand();
    at = await AttackedSession.start();
  }, 300_000);
  afterAll(async () => {
    const faults = await at.faults().finally(() => at[Symbol.asyncDispose]());
    expect(faults).toEqual([]);
  }, 60_000);

  const drawn = async () => (await at.ask({ path: QUICK_PICTURE, headers: [at.bearer] })).status;

  it.each(AMBIGUOUS)('refuses %s, and reads no second request behind it', async (_what, ambiguous) => {
    const hidden = `GET /api/trpc/runs.list HTTP/1.1\r\nhost: localhost\r\n${at.bearer}\r\nconnection: close\r\n\r\n`;
    for (const first of ['POST /api/trpc/runs.list', 'POST /api/auth/callback/key', `GET ${QUICK_PICTURE}`]) {
      const answers = await at.say(`${first} HTTP/1.1\r\nhost: localhost\r\n${ambiguous}${hidden}`);
      const statuses = answers.map(({ status }) => status);
      // Forms need a length (411), which is said before their body turns out to be none.
      expect([first, statuses.at(-1), statuses.filter((status) => status !== 400 && status !== 411)]).toEqual(
        [first, 400, []],
      );
    }
  });

  it('answers requests that follow each other on one connection, each for itself', async () => {
    const one = (path: string, header: string, end = '') =>
      `GET ${path} HTTP/1.1\r\nhost: localhost\r\n${header}${end}\r\n\r\n`;
    const answers = await at.say(
      one('/api/trpc/runs.list', at.bearer) +
        one('/api/trpc/runs.list', 'x-nothing: 1') +
        one('/api/trpc/runs.list', 'host: evil.example') +
        one('/api/trpc/runs.list', 'x-nothing: 1', '\r\nconnection: close'),
    );
    // Who was signed in for the first is not for the next, and two names of a host are none.
    expect(answers.map(({ status }) => status)).toEqual(
      [200, 401, expect.any(Number), 401].slice(0, answers.length),
    );
    expect(answers[2]?.status).not.toBe(200);
  });

  it('takes no line end for the end of a header', async () => {
    for (const end of ['%0d%0a', '%0a', '%0d', '\u010d\u010a', '%E5%98%8A%E5%98%8D']) {
      const injected = `${end}set-cookie:%20emout-session-default-${at.port}=x${end}x-injected:%201`;
      for (const path of [
        `/${injected}`,
        `/run/${injected}?a=${injected}`,
        `/signin?next=/${injected}`,
        `/fig/small${injected}.png?expr=phisp%5B-1,:,6,:%5D`,
        `/api/auth/csrf?a=${injected}`,
      ]) {
        const { headers } = await at.ask({ path, headers: [at.bearer] });
        expect([path, headers.has('x-injected')]).toEqual([path, false]);
        expect(headers.get('set-cookie')?.join() ?? '').not.toContain('=x');
      }
    }
  });

  it.each([
    ['an address', { path: `/${LONG}` }, [414, 431]],
    ['the address of a picture', { path: `/f.png?s=${LONG}` }, [414, 431]],
    ['a header', { path: '/signin', headers: [`x-long: ${LONG}`] }, [431]],
    [
      'many headers',
      { path: '/signin', headers: Array.from({ length: 60_000 }, (_, k) => `x-${k}: 1`) },
      [400, 431],
    ],
    ['a cookie', { path: '/', headers: [`cookie: emout-session-x=${LONG}`] }, [431]],
    ['a form', { method: 'POST', path: '/api/auth/callback/key', body: LONG }, [413]],
    ['a question', { method: 'POST', path: '/api/trpc/figures.describe', body: LONG.repeat(4) }, [413]],
  ])('refuses %s that is too large', { timeout: 60_000 }, async (_what, request, statuses) => {
    const headers = 'headers' in request ? request.headers : [];
    const answer = await at.ask({ ...request, headers: [...headers, at.bearer] });
    expect(statuses).toContain(answer.status);
    expect(await drawn()).toBe(200);
  });

  it('refuses a body that is said to be too large before it comes', async () => {
    const [answer] = await at.say(
      `POST /api/auth/callback/key HTTP/1.1\r\nhost: localhost\r\ncontent-length: 99999999999\r\nconnection: close\r\n\r\n`,
    );
    expect(answer?.status).toBe(413);
  });

  it('reads pages with a body of any kind without waiting for it', async () => {
    const [answer] = await at.say(
      'GET /signin HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9999999\r\n\r\n',
    );
    expect(answer?.status).toBe(413);
  });

  it.each([
    ['nothing of HTTP', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000'],
    ['HTTP/2 as known before', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a request of the last century', 'GET /\r\n\r\n'],
    ['a later version', 'GET / HTTP/9.9\r\nhost: localhost\r\n\r\n'],
    ['no host', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n'],
    [
      'an expectation that it cannot meet',
      'GET /signin HTTP/1.1\r\nhost: localhost\r\nexpect: a-miracle\r\nconnection: close\r\n\r\n',
    ],
    ['an address with a blank', 'GET / a HTTP/1.1\r\nhost: localhost\r\n\r\n'],
  ])('answers %s with a refusal', async (_what, text) => {
    const answers = await at.say(text);
    expect(answers.map(({ status }) => status)).toEqual([
      expect.toSatisfy((status) => status >= 400 && status < 500),
    ]);
  });

  it('is no proxy', async () => {
    expect(await at.say('CONNECT localhost:22 HTTP/1.1\r\nhost: localhost\r\n\r\n')).toEqual([]);
  });

  it('has time for others while many send slowly', { timeout: 60_000 }, async () => {
    const sockets: Socket[] = [];
    const parts = [
      'GET / HTTP/1.1\r\nhost: loc',
      'POST /api/auth/callback/key HTTP/1.1\r\nhost: localhost\r\ncontent-length: 900\r\n\r\nkey=',
      '',
    ];
    try {
      for (let k = 0; k < SLOW_CONNECTIONS; k++) {
        const socket = connect(at.port, '127.0.0.1').on('error', () => undefined);
        sockets.push(socket);
        await once(socket, 'connect');
        socket.write(parts[k % parts.length] ?? '');
      }
      expect(await drawn()).toBe(200);
      expect((await at.ask({ path: '/signin' })).status).toBe(200);
      // The server closes what does not come to an end: the connection of a head that stays unfinished gets its answer.
      const [slow] = sockets;
      const said: string[] = [];
      slow?.on('data', (chunk: Buffer) => said.push(chunk.toString('latin1')));
      await expect.poll(() => said.join(''), { timeout: 30_000 }).toMatch(/^HTTP\/1\.1 408 /);
    } finally {
      for (const socket of sockets) socket.destroy();
    }
    expect(await drawn()).toBe(200);
  });

  it('lives on when connections break in the middle', { timeout: 60_000 }, async () => {
    const texts = [
      `GET ${QUICK_PICTURE} HTTP/1.1\r\nhost: localhost\r\n${at.bearer}\r\n\r\n`,
      'POST /api/trpc/figures.describe HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\n{',
      'GET /run/small HTTP',
    ];
    for (let k = 0; k < 30; k++) {
      const socket = connect(at.port, '127.0.0.1').on('error', () => undefined);
      await once(socket, 'connect');
      socket.write(texts[k % texts.length] ?? '', () => socket.resetAndDestroy());
      await once(socket, 'close');
    }
    expect(await drawn()).toBe(200);
    expect(await at.at.conditions()).toEqual({ default: 'running' });
  });
});
