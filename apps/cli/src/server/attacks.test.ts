import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttackedSession } from '../testing/attacked-session.js';
import {
  FILE_ADDRESSES,
  FOREIGN_HOSTS,
  FOREIGN_RUNS,
  guardedAddresses,
  RUN_ADDRESSES,
} from '../testing/attacks.js';
import { type Browser, QUICK_PICTURE } from '../testing/browser.js';
import type { RawAnswer, RawRequest } from '../testing/raw-http.js';
import { whyNoPages } from '../testing/server-shell.js';
import { buildCommand } from '../testing/shell.js';

const reason = whyNoPages();
const title = `a session that is attacked${reason === null ? '' : `: skipped, ${reason}`}`;

const isRefusal = ({ status, headers }: RawAnswer) =>
  status === 401 || (status === 303 && /^\/signin(\?|$)/.test(headers.get('location')?.[0] ?? ''));

describe.skipIf(reason !== null)(title, () => {
  let at: AttackedSession;
  let owner: Browser;
  beforeAll(async () => {
    buildCommand();
    at = await AttackedSession.start();
    owner = await at.signedIn();
  }, 300_000);
  afterAll(async () => {
    const faults = await at.faults().finally(() => at[Symbol.asyncDispose]());
    // No answer of the whole file had a status of 5xx, lacked a header, or told a secret; no run was touched.
    expect(faults).toEqual([]);
  }, 60_000);

  /** Asks for everything in small groups, and gives what `wrong` has to say, by the request. */
  async function each(
    requests: readonly RawRequest[],
    wrong: (answer: RawAnswer, request: RawRequest) => unknown,
  ): Promise<string[]> {
    const faults: string[] = [];
    for (let k = 0; k < requests.length; k += 4) {
      const group = requests.slice(k, k + 4).map(async (request) => {
        const answer = await at.ask(request);
        const fault = wrong(answer, request);
        if (fault) faults.push(`${request.method ?? 'GET'} ${request.path}: ${answer.status} ${fault}`);
      });
      await Promise.all(group);
    }
    return faults;
  }

  const signedIn = () => [`cookie: ${owner.cookies}`, 'sec-fetch-site: same-origin'];

  it('answers nobody who is not signed in', { timeout: 60_000 }, async () => {
    const addresses = guardedAddresses();
    expect(addresses.length).toBeGreaterThan(25);
    const wrongKeys = [
      [],
      ['cookie: emout-session-default=x'],
      [`cookie: ${owner.cookies.slice(0, -6)}AAAAAA`],
      [`cookie: ${owner.cookies.replace('emout-session-', 'emout-session-x')}`],
      [
        'x-emout-role: owner',
        'x-emout-scope: W10',
        'x-middleware-subrequest: middleware',
        'x-forwarded-for: ::1',
      ],
    ];
    const requests = wrongKeys.flatMap((headers, k) =>
      addresses.filter((_, n) => k === 0 || n % 5 === k).map((path) => ({ path, headers })),
    );
    expect(await each(requests, (answer) => !isRefusal(answer) && 'was answered')).toEqual([]);
    // The table would be empty words if these addresses were no addresses.
    const right = addresses.filter((path) => !path.includes('?') || path.includes('.png?expr'));
    const answers = await each(
      right.map((path) => ({ path, headers: signedIn() })),
      ({ status }) => status !== 200 && 'was refused',
    );
    expect(answers).toEqual([]);
  });

  it('hands out nothing that lies outside of the roots', { timeout: 120_000 }, async () => {
    const asked = RUN_ADDRESSES.flatMap((address) =>
      FOREIGN_RUNS.map((run) => ({ path: address(run), headers: [at.bearer] })),
    );
    expect(await each(asked, ({ status }) => (status < 400 || status >= 500) && 'was answered')).toEqual([]);
    const files = FILE_ADDRESSES.flatMap((address) =>
      FOREIGN_RUNS.map((path) => ({ path: address(path), headers: signedIn() })),
    );
    const told = /root:x:0:0|PATH=|import \{ main \}|&esorem|"name":"esorem"/;
    // What is looked for stands in the run that may be seen.
    const input = await at.ask({
      path: '/api/trpc/runs.input?input=%7B%22run%22%3A%22small%22%7D',
      headers: signedIn(),
    });
    expect([input.status, input.body]).toEqual([200, expect.stringMatching(told)]);
    expect(await each(files, ({ body }) => told.test(body) && 'told a file')).toEqual([]);
  });

  it('shows a viewer of one run no other, not even that it is there', { timeout: 60_000 }, async () => {
    const { key } = await at.link('--viewer', '--runs', 'small', '--lasting');
    const headers = [`authorization: Bearer ${key}`];
    const list = await at.ask({ path: '/api/trpc/runs.list', headers });
    expect([list.status, list.body.includes('"small"'), list.body.includes('other')]).toEqual([
      200,
      true,
      false,
    ]);
    expect((await at.ask({ path: QUICK_PICTURE, headers })).status).toBe(200);
    const others = ['other', 'small/../other', './other', 'other/', 'small%2f..%2fother', 'SMALL', ' other'];
    for (const address of RUN_ADDRESSES) {
      const [hidden, missing] = await Promise.all(
        ['other', 'nosuch'].map((run) => at.ask({ path: address(run), headers })),
      );
      expect(hidden?.status).toBe(missing?.status);
      expect(hidden?.body).toBe(missing?.body.replaceAll('nosuch', 'other'));
      const asked = others.map((run) => ({ path: address(run.replace(' ', '%20')), headers }));
      expect(await each(asked, ({ status }) => status < 400 && 'was answered')).toEqual([]);
    }
    // A scope that the viewer writes down is no scope.
    const widened = ['x-emout-scope: bnVsbA', 'x-emout-role: owner'];
    const answer = await at.ask({
      path: '/fig/other.png?expr=phisp%5B-1,:,6,:%5D',
      headers: [...headers, ...widened],
    });
    expect(answer.status).toBe(404);
  });

  it('does not answer under the name of a stranger', { timeout: 60_000 }, async () => {
    const paths = ['/', '/signin', QUICK_PICTURE, '/api/trpc/runs.list', '/api/auth/csrf'];
    const requests = FOREIGN_HOSTS.flatMap((host) =>
      paths.map((path) => ({ path, host, headers: [at.bearer] })),
    );
    expect(await each(requests, ({ status }) => ![400, 421].includes(status) && 'was answered')).toEqual([]);
    const forwarded = [
      'x-forwarded-host: evil.example',
      'forwarded: host=evil.example',
      'x-forwarded-proto: https',
      'x-original-url: /api/trpc/runs.list',
      'x-rewrite-url: /run/small',
    ];
    const answers = ['/', '/run/small?x=1', '/signin', '/api/auth/csrf'].map((path) => ({
      path,
      headers: forwarded,
    }));
    expect(
      await each(answers, (answer) => {
        const told = [...answer.headers].flat(2).join('\n') + answer.body;
        return (told.includes('evil.example') || told.includes('Secure')) && 'believes what it was told';
      }),
    ).toEqual([]);
    const absolute = await at.ask({ path: 'http://evil.example/', headers: [] });
    expect(absolute.headers.get('location')?.[0] ?? '').not.toContain('evil');
  });

  it('knows no method that it does not need', { timeout: 60_000 }, async () => {
    const methods = ['PUT', 'DELETE', 'PATCH', 'TRACE', 'OPTIONS', 'PROPFIND', 'LINK'];
    const paths = [
      '/',
      '/signin',
      '/run/small',
      QUICK_PICTURE,
      '/api/trpc/runs.list',
      '/api/boundaries?run=small',
      '/api/auth/csrf',
      '/icon.svg',
    ];
    const probe = 'x-probe: sent-back-to-me';
    const requests = methods.flatMap((method) =>
      paths.map((path) => ({ method, path, headers: [probe, at.bearer] })),
    );
    expect(
      await each(
        requests,
        ({ status, body }) => (status < 400 || body.includes('sent-back-to-me')) && 'was answered',
      ),
    ).toEqual([]);
    const overrides = ['x-http-method-override', 'x-method-override', 'x-http-method'].map((name) => ({
      path: QUICK_PICTURE,
      headers: [`${name}: DELETE`, at.bearer],
    }));
    expect(await each(overrides, ({ status }) => status !== 200 && 'took the method from a header')).toEqual(
      [],
    );
    expect((await at.ask({ method: 'HEAD', path: QUICK_PICTURE, headers: [at.bearer] })).status).toBe(200);
    const nonsense = await at.say('FLY / HTTP/1.1\r\nhost: localhost\r\n\r\n');
    expect(nonsense.map(({ status }) => status)).toEqual([400]);
  });

  it('changes nothing for another page', { timeout: 60_000 }, async () => {
    const posts = [
      '/api/auth/callback/key',
      '/api/auth/signin/key',
      '/api/auth/signout',
      ...guardedAddresses().filter((path) => path.startsWith('/api/')),
    ].map((path) => path.split('?')[0] ?? path);
    const strangers = [
      ['origin: http://evil.example'],
      ['origin: null'],
      [`origin: http://localhost:${at.port + 1}`],
      ['sec-fetch-site: cross-site'],
      ['sec-fetch-site: same-site', `origin: http://localhost:${at.port + 1}`],
    ];
    const requests = strangers.flatMap((headers) =>
      posts.map((path) => ({
        method: 'POST',
        path,
        headers: [...headers, `cookie: ${owner.cookies}`, 'content-type: application/x-www-form-urlencoded'],
        body: `key=${at.session.key}&json=true`,
      })),
    );
    expect(await each(requests, ({ status }) => status !== 403 && 'was not refused')).toEqual([]);
    // The owner has been signed out by none of them.
    expect((await owner.ask('/')).status).toBe(200);
    expect(
      await each([{ path: '/', headers: signedIn() }], (answer) => isRefusal(answer) && 'signed out'),
    ).toEqual([]);
  });

  it('leads nowhere else', { timeout: 60_000 }, async () => {
    const elsewhere = [
      '//evil.example',
      '/\\evil.example',
      '/.//evil.example',
      '/%2f/evil.example',
      'https://evil.example',
      '/%09/evil.example',
      '/%0d%0alocation:%20http://evil.example',
      '@evil.example',
      '/;@evil.example',
      '///evil.example/%2e%2e',
    ];
    const requests = elsewhere.flatMap((place) => {
      const path = place.startsWith('/') ? place : `/${place}`;
      return [
        { path, headers: [] },
        { path: `${path}?token=${'0'.repeat(48)}`, headers: signedIn() },
        { path: `/signin?next=${encodeURIComponent(place)}`, headers: signedIn() },
        { path: `/signin?callbackUrl=${encodeURIComponent(place)}`, headers: signedIn() },
      ];
    });
    expect(
      await each(requests, ({ headers }) => {
        const location = headers.get('location')?.[0] ?? '/';
        if (headers.has('set-cookie') && !/^emout-/.test(headers.get('set-cookie')?.[0] ?? ''))
          return 'set a cookie';
        return new URL(location, at.session.address).origin !== at.session.address && `leads to ${location}`;
      }),
    ).toEqual([]);
  });
});
