import { chmodSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttackedSession } from '../testing/attacked-session.js';
import { QUICK_PICTURE } from '../testing/browser.js';
import { asNobody, whyNoOtherUser } from '../testing/other-user.js';
import { whyNoPages } from '../testing/server-shell.js';
import { processesThatName } from '../testing/session-processes.js';
import { buildCommand } from '../testing/shell.js';

/** Tries to read files and directories, and to enter directories; says how each attempt ended. */
const READER = `
import { accessSync, constants, openSync, readdirSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
const attempts = {
  read: (path) => void readFileSync(path),
  append: (path) => void openSync(path, 'a'),
  list: (path) => void readdirSync(path),
  enter: (path) => accessSync(path, constants.X_OK),
};
if (process.getuid() === 0) throw new Error('This is root.');
const ends = JSON.parse(await text(process.stdin)).map(([attempt, path]) => {
  try {
    attempts[attempt](path);
    return [attempt, path, 'done'];
  } catch (error) {
    return [attempt, path, error.code];
  }
});
console.log(JSON.stringify(ends));
`;

/** Connects to sockets; says how each attempt ended. */
const CALLER = `
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
const ends = JSON.parse(await text(process.stdin)).map((path) => new Promise((resolve) => {
  connect(path).on('connect', () => resolve([path, 'done'])).on('error', (error) => resolve([path, error.code]));
}));
console.log(JSON.stringify(await Promise.all(ends)));
process.exit(0);
`;

/** Asks the server at the loopback port and at the TLS port. */
const VISITOR = `
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { text } from 'node:stream/consumers';
const { port, tls, paths, wrongKeys } = JSON.parse(await text(process.stdin));
const at = 'http://127.0.0.1:' + port;
const ask = async (path, headers = {}) => {
  const response = await fetch(at + path, { headers, redirect: 'manual' });
  return { path, status: response.status, location: response.headers.get('location'), body: await response.text() };
};
const said = (socket) => new Promise((resolve) => {
  const chunks = [];
  socket.on('data', (chunk) => chunks.push(chunk)).on('error', () => undefined);
  socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
  socket.write('GET / HTTP/1.1\\r\\nhost: localhost\\r\\nconnection: close\\r\\n\\r\\n');
});
const pages = [];
for (const path of paths) pages.push(await ask(path));
const plain = await said(connect(tls, '127.0.0.1'));
const encrypted = await said(connectTls({ port: tls, host: '127.0.0.1', rejectUnauthorized: false }));
const guesses = [];
for (let k = 0; k < wrongKeys; k++) {
  const key = k.toString(16).padStart(48, 'a');
  guesses.push((await ask(k % 2 ? '/?token=' + key : paths[1], k % 2 ? {} : { authorization: 'Bearer ' + key })).status);
}
console.log(JSON.stringify({ pages, plain, encrypted, guesses }));
process.exit(0);
`;

interface Visit {
  readonly pages: readonly { path: string; status: number; location: string | null; body: string }[];
  readonly plain: string;
  readonly encrypted: string;
  readonly guesses: readonly number[];
}

const REFUSED = ['EACCES', 'EPERM'];
const reason = whyNoOtherUser() ?? whyNoPages();
const title = `another user of the machine${reason === null ? '' : `: skipped, ${reason}`}`;

describe.skipIf(reason !== null)(title, () => {
  let at: AttackedSession;
  beforeAll(async () => {
    buildCommand();
    // Listens with certificates, as in a job, and has a tunnel at a loopback port.
    at = await AttackedSession.start('--listen', 'tls', '--host', '127.0.0.1', '--workers', '2');
    // What protects the session is its own; the home of the test is closed, other people's may be open.
    chmodSync(at.at.home, 0o755);
    await at.signedIn();
  }, 300_000);
  afterAll(() => at[Symbol.asyncDispose](), 60_000);

  const processes = () => processesThatName(at.at.home);
  /** The directories of sockets: that of the session, and that of its tunnel. */
  const socketDirectories = () => {
    const { socket } = JSON.parse(at.file('tunnel.json'));
    return [dirname(at.at.state('default').socket), dirname(socket)];
  };
  const below = (directory: string) =>
    readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((name) => join(directory, name));

  it('reads no file of the session, and lists no directory of it', { timeout: 60_000 }, async () => {
    const directories = [
      join(at.at.home, 'web'),
      at.directory,
      join(at.directory, 'keys'),
      join(at.directory, 'certs'),
      ...socketDirectories(),
    ];
    const files = [...below(join(at.at.home, 'web')), ...socketDirectories().flatMap(below)];
    for (const name of [
      'state.json',
      'secret',
      'audit.log',
      'server.log',
      'tunnel.json',
      'tunnel.log',
      'certs/ca-key.pem',
      'certs/client-key.pem',
    ])
      expect(files).toContain(join(at.directory, name));
    const attempts = [
      ...directories.flatMap((directory) => [
        ['list', directory],
        ['enter', directory],
      ]),
      ...files.flatMap((file) => [
        ['read', file],
        ['append', file],
      ]),
    ];
    const ends = (await asNobody(READER, attempts)) as readonly (readonly string[])[];
    expect(ends).toHaveLength(attempts.length);
    expect(ends.filter(([, , end = '']) => !REFUSED.includes(end))).toEqual([]);
  });

  it('connects to no socket of it', { timeout: 60_000 }, async () => {
    const sockets = socketDirectories()
      .flatMap(below)
      .filter((path) => path.endsWith('.sock'));
    // The web server, two workers, the tunnel.
    expect(sockets).toHaveLength(4);
    expect(await asNobody(CALLER, sockets)).toEqual(sockets.map((socket) => [socket, 'EACCES']));
  });

  it('sees no secret in the lists of processes', { timeout: 60_000 }, async () => {
    const shown = processes();
    expect(shown.length).toBeGreaterThanOrEqual(5);
    const secrets = at.secrets();
    expect(secrets.length).toBeGreaterThan(2);
    for (const { words } of shown)
      expect(secrets.filter((secret) => words.join(' ').includes(secret))).toEqual([]);
    const attempts = shown.flatMap(({ pid }) =>
      ['environ', 'maps', 'fd/0'].map((file) => ['read', `/proc/${pid}/${file}`]),
    );
    const ends = (await asNobody(READER, attempts)) as readonly (readonly string[])[];
    expect(ends.filter(([, , end = '']) => !REFUSED.includes(end))).toEqual([]);
    // Not that the environment of these processes would tell any.
    for (const { environment } of shown)
      expect(secrets.filter((secret) => environment.includes(secret))).toEqual([]);
  });

  it('gets the sign-in page at the loopback port, nothing at the other, and guesses no key', {
    timeout: 60_000,
  }, async () => {
    const paths = [
      '/',
      '/api/trpc/runs.list',
      '/run/small',
      QUICK_PICTURE,
      '/api/boundaries?run=small',
      '/signin',
    ];
    const tls = Number(new URL(at.at.state('default').address).port);
    const visit = (await asNobody(VISITOR, { port: at.port, tls, paths, wrongKeys: 24 })) as Visit;
    expect(visit.pages.map(({ status }) => status)).toEqual([303, 401, 303, 401, 401, 200]);
    for (const { location } of visit.pages) expect(location ?? '/signin').toMatch(/^\/signin(\?next=|$)/);
    for (const { body } of visit.pages) expect(body).not.toMatch(/phisp|plasma|small"|\/tmp\//);
    // Who shows no certificate is heard, and answered nothing.
    expect([visit.plain, visit.encrypted]).toEqual(['', '']);
    expect(visit.guesses.filter((status) => status === 429).length).toBeGreaterThan(5);
    // The owner signs in all the same.
    const owner = await at.signedIn();
    expect(await owner.pictureStart(QUICK_PICTURE)).toBe('PNG');
    const events = at.audit().map(({ event }) => event);
    expect(events).toEqual(
      expect.arrayContaining(['denied', 'sign-in-refused', 'rate-limited', 'link-used']),
    );
    expect(await at.faults()).toEqual([]);
  });

  it('ends no process of it', { timeout: 60_000 }, async () => {
    const before = processes().map(({ pid }) => pid);
    const script = `
      import { text } from 'node:stream/consumers';
      const ends = JSON.parse(await text(process.stdin)).map((pid) => {
        try { return process.kill(pid, 'SIGTERM'); } catch (error) { return error.code; }
      });
      console.log(JSON.stringify(ends));`;
    expect(await asNobody(script, before)).toEqual(before.map(() => 'EPERM'));
    expect(processes().map(({ pid }) => pid)).toEqual(before);
  });
});
