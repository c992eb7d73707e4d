import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { connect as connectPlainly } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { connect } from 'node:tls';
import { expect, test } from 'vitest';
import { SessionDirectory, TlsServer } from '../testing/tls-session.js';
import { ensureCertificates, tlsFiles } from './certificates.js';
import { issueCertificates } from './issued-certificates.js';
import { ownIdentity } from './process-identity.js';
import { CertificatesInUseError } from './tls-errors.js';

const text = (path: string) => readFileSync(path, 'utf8');
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
const DAY_MS = 24 * 3_600_000;

/** The server's end of the connection, without a word. */
const NOT_LET_IN = /^(?:|\w*CERTIFICATE\w*|\w*UNKNOWN_CA|ECONNRESET|EPIPE)$/;

interface Credentials {
  readonly ca: string;
  readonly cert?: string;
  readonly key?: string;
}

function credentials(directory: string): Required<Credentials> {
  const files = tlsFiles(directory);
  return { ca: text(files.ca_file), cert: text(files.client_cert), key: text(files.client_key) };
}

/** The first line of the server's answer; an error code, or nothing, where it does not let in. */
async function answer(port: number, given: Credentials, host = '127.0.0.1'): Promise<string> {
  const socket = connect({
    port,
    host: '127.0.0.1',
    ...(host === '127.0.0.1' ? {} : { servername: host }),
    ...given,
  });
  try {
    socket.write('GET / HTTP/1.0\r\n\r\n');
    return String(await buffer(socket)).split('\r\n')[0] ?? '';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  } finally {
    socket.destroy();
  }
}

const hello = (_request: unknown, response: { end(text: string): void }) => response.end('hello');

test('both ends of a connection are known by their certificates, and nobody else is let in', async () => {
  using at = new SessionDirectory();
  using other = new SessionDirectory('other');
  await at.certify();
  await other.certify();
  await using server = await TlsServer.listen(at.directory, hello);
  const own = credentials(at.directory);
  const foreign = credentials(other.directory);
  expect(await answer(server.port, own)).toBe('HTTP/1.1 200 OK');
  expect(await answer(server.port, own, 'localhost')).toBe('HTTP/1.1 200 OK');
  expect(server.requests).toBe(2);

  expect(await answer(server.port, { ca: own.ca })).toMatch(NOT_LET_IN);
  expect(await answer(server.port, { ...foreign, ca: own.ca })).toMatch(NOT_LET_IN);
  expect(await answer(server.port, { ...own, ca: foreign.ca })).toMatch(
    /SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY/,
  );
  expect(await answer(server.port, own, 'node-8')).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  // A certificate for clients is none for servers, and the other way round.
  const { server_cert, server_key } = tlsFiles(at.directory);
  const asServer = { ca: own.ca, cert: text(server_cert), key: text(server_key) };
  expect(await answer(server.port, asServer)).toMatch(NOT_LET_IN);
  expect(server.requests).toBe(2);
});

test('who does not speak TLS hears no HTTP', async () => {
  using at = new SessionDirectory();
  await at.certify();
  await using server = await TlsServer.listen(at.directory, hello);
  const socket = connectPlainly(server.port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const heard: Buffer[] = [];
  socket.on('data', (block) => heard.push(block));
  await once(socket, 'close');
  expect(Buffer.concat(heard).toString('latin1')).not.toContain('HTTP');
  expect(server.requests).toBe(0);
});

test.each([
  ['over', -31, -1],
  ['not begun', 1, 30],
])('a certificate whose time is %s is refused', async (_when, from, to) => {
  const now = Date.now();
  const issued = await issueCertificates({
    session: 'x',
    host: '127.0.0.1',
    notBefore: new Date(now + from * DAY_MS),
    notAfter: new Date(now + to * DAY_MS),
  });
  using at = new SessionDirectory();
  await at.certify();
  await using server = await TlsServer.listen(at.directory, hello);
  server.server.setSecureContext({
    ca: issued.authority.certificate,
    cert: issued.server.certificate,
    key: issued.server.key,
  });
  const client = {
    ca: issued.authority.certificate,
    cert: issued.client.certificate,
    key: issued.client.key,
  };
  expect(await answer(server.port, client)).toMatch(/CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/);
});

test.each(['10.1.2.3', 'node-7.cluster', 'fd00::7'])(
  'the certificate is that of %s for 30 days',
  async (host) => {
    using at = new SessionDirectory();
    await ensureCertificates(at.directory, host);
    const files = tlsFiles(at.directory);
    const [ca, server] = [files.ca_file, files.server_cert].map((path) => new X509Certificate(text(path)));
    expect([ca?.ca, server?.ca]).toEqual([true, false]);
    expect(ca && server?.verify(ca.publicKey)).toBe(true);
    const check = host.startsWith('node') ? server?.checkHost(host) : server?.checkIP(host);
    expect(check).toBeDefined();
    expect(server?.checkHost('localhost')).toBe('localhost');
    const [from, to] = [Date.parse(server?.validFrom ?? ''), Date.parse(server?.validTo ?? '')];
    expect(from).toBeLessThan(Date.now() - 4 * 60_000);
    expect((to - Date.now()) / DAY_MS).toBeCloseTo(30, 1);
    expect(ca?.serialNumber).not.toBe(server?.serialNumber);
  },
);

test('keys and certificates are for the owner alone, and nothing temporary stays', async () => {
  using at = new SessionDirectory();
  await at.certify();
  const directory = join(at.directory, 'certs');
  expect(modeOf(directory)).toBe('700');
  const files = readdirSync(directory).sort();
  expect(files).toEqual([
    'ca-key.pem',
    'ca.pem',
    'client-key.pem',
    'client.pem',
    'server-key.pem',
    'server.pem',
  ]);
  expect(files.map((file) => modeOf(join(directory, file)))).toEqual(files.map(() => '600'));
});

test('every start makes new ones, and those of a session that runs stay', async () => {
  using at = new SessionDirectory();
  await at.certify();
  const ca = () => text(tlsFiles(at.directory).ca_file);
  const first = ca();
  at.write({ phase: 'queued', job_id: '7' });
  await at.certify();
  const second = ca();
  expect(second).not.toBe(first);

  // Its process is gone.
  at.write({ address: 'https://127.0.0.1:14500' });
  await at.certify();
  const third = ca();
  expect(third).not.toBe(second);

  at.write({ address: 'https://127.0.0.1:14500', ...ownIdentity() });
  await at.certify();
  expect(ca()).toBe(third);
  at.write({ address: 'https://127.0.0.1:14500', ...ownIdentity(), pid: process.ppid, pid_started: null });
  await expect(at.certify()).rejects.toThrow(CertificatesInUseError);
  at.write({ address: 'https://127.0.0.1:14500', host: 'node-8' });
  await expect(at.certify()).rejects.toThrow('(process 4194304 of node-8)');
  expect(ca()).toBe(third);
});

test.each(['', '-h', 'a b', 'a,IP:1.2.3.4', 'x'.repeat(300)])('%j is no host', async (host) => {
  using at = new SessionDirectory();
  await expect(ensureCertificates(at.directory, host)).rejects.toThrow(
    'neither an IP address nor a DNS name',
  );
  expect(readdirSync(at.directory)).toEqual([]);
});
