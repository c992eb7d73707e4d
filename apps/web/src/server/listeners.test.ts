import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import { Agent, request } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ListenPlace } from './listen-setting.js';
import { type Listeners, openListeners } from './listeners.js';
import { makeCertificates } from './testing/test-certificates.js';

let directory: string;
const opened: Listeners[] = [];
const asked: string[] = [];

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'emout-listen-'));
});
afterEach(async () => {
  for (const { servers } of opened.splice(0)) {
    for (const server of servers) {
      server.closeAllConnections();
      if (server.listening) await once(server.close(), 'close');
    }
  }
  asked.length = 0;
  rmSync(directory, { recursive: true, force: true });
});

async function open(...places: ListenPlace[]): Promise<Listeners> {
  const listeners = await openListeners({
    places,
    handle: (_, response, kind) => {
      asked.push(kind);
      response.end(kind);
    },
    certificatesDirectory: directory,
    watch: () => undefined,
  });
  opened.push(listeners);
  return listeners;
}

async function text(origin: string, dispatcher = new Agent()): Promise<string> {
  try {
    return await (await request(origin, { dispatcher })).body.text();
  } finally {
    await dispatcher.close();
  }
}

const pem = (name: string): string => readFileSync(path.join(directory, `${name}.pem`), 'utf8');

/** What a client gets over TLS: an answer, or how it was cut off. */
async function askTls(port: number, options: ConnectionOptions): Promise<string> {
  const socket = connectTls({ host: '127.0.0.1', port, ca: pem('ca'), ...options });
  socket.write('GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
  return new Promise((resolve) => {
    let all = '';
    socket.on('data', (chunk) => {
      all += String(chunk);
    });
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(`cut: ${error.code}`));
    socket.on('close', () => resolve(all === '' ? 'cut' : all));
  });
}

describe('listening', () => {
  it('at loopback takes both addresses and tells the port', async () => {
    const { port, servers } = await open({ kind: 'loopback', port: 0 });
    expect(await text(`http://127.0.0.1:${port}/`)).toBe('loopback');
    if (servers.length === 2) expect(await text(`http://[::1]:${port}/`)).toBe('loopback');
  });

  it('at several places answers by one handler', async () => {
    const socket = path.join(directory, 'own', 'web.sock');
    const { port } = await open(
      { kind: 'socket', path: socket },
      { kind: 'http', host: '127.0.0.1', port: 0 },
    );
    expect(await text(`http://127.0.0.1:${port}/`)).toBe('http');
    expect(await text('http://localhost/', new Agent({ connect: { socketPath: socket } }))).toBe('socket');
    expect(statSync(socket).mode & 0o777).toBe(0o600);
    expect(statSync(path.dirname(socket)).mode & 0o777).toBe(0o700);
  });

  it('at a taken port says so, and closes what was open', async () => {
    const other = createServer();
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const at = other.address() as AddressInfo;
    await expect(open({ kind: 'loopback', port: at.port })).rejects.toMatchObject({
      tag: 'Listen',
      fault: 'PortTaken',
      message: expect.stringContaining(`localhost:${at.port}`),
    });
    other.close();
  });

  it.each([
    [{ kind: 'http', host: '192.0.2.1', port: 0 }, 'NotThisMachine', '192.0.2.1'],
    [{ kind: 'tls', host: '127.0.0.1', port: 0 }, 'NoCertificate', 'ca.pem'],
    [{ kind: 'socket', path: `/tmp/${'x'.repeat(103)}` }, 'SocketPath', '108 bytes|107'],
  ] as const)('at %j is refused with what to do', async (place, fault, said) => {
    await expect(open(place)).rejects.toMatchObject({ fault, message: expect.stringMatching(said) });
  });
});

describe('a socket of the owner', () => {
  it('replaces one that a dead process left, not one that is in use, nor another file', async () => {
    const socket = path.join(directory, 'web.sock');
    const { servers } = await open({ kind: 'socket', path: socket });
    await expect(open({ kind: 'socket', path: socket })).rejects.toMatchObject({ fault: 'SocketTaken' });
    expect(servers[0]?.listening).toBe(true);

    // A socket whose process was killed: bound to its path, and nobody listens.
    const left = path.join(directory, 'left.sock');
    const child = `require('net').createServer().listen(${JSON.stringify(left)},()=>process.kill(process.pid,'SIGKILL'))`;
    await once(spawn(process.execPath, ['-e', child]), 'exit');
    expect(statSync(left).isSocket()).toBe(true);
    await open({ kind: 'socket', path: left });
    expect(await text('http://localhost/', new Agent({ connect: { socketPath: left } }))).toBe('socket');

    const file = path.join(directory, 'file');
    writeFileSync(file, 'mine');
    await expect(open({ kind: 'socket', path: file })).rejects.toMatchObject({ fault: 'SocketTaken' });
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('does not lie in a directory that is open to others', async () => {
    const shared = path.join(directory, 'shared');
    mkdirSync(shared);
    chmodSync(shared, 0o755);
    await expect(open({ kind: 'socket', path: path.join(shared, 'web.sock') })).rejects.toMatchObject({
      fault: 'SocketPath',
      message: expect.stringContaining('chmod 700'),
    });
  });
});

describe('mutual TLS', () => {
  it('answers who shows a certificate of the session, and nobody else', async () => {
    await makeCertificates(directory);
    const { port } = await open({ kind: 'tls', host: '127.0.0.1', port: 0 });
    const own = { cert: pem('client'), key: pem('client-key') };
    expect(await askTls(port, own)).toContain('\r\n\r\n');
    expect(asked).toEqual(['tls']);

    expect(await askTls(port, {})).toMatch(/^cut/);
    expect(await askTls(port, { cert: pem('server'), key: pem('server-key') })).toMatch(/^cut/);
    expect(await askTls(port, { ...own, maxVersion: 'TLSv1.1', minVersion: 'TLSv1.1' })).toMatch(/^cut/);
    const strange = path.join(directory, 'strange');
    mkdirSync(strange);
    await makeCertificates(strange);
    const stranger = { cert: pem('strange/client'), key: pem('strange/client-key') };
    expect(await askTls(port, stranger)).toMatch(/^cut/);
    expect(asked).toEqual(['tls']);

    // Plain HTTP gets nowhere, and the server lives on.
    await expect(text(`http://127.0.0.1:${port}/`)).rejects.toThrow();
    expect(await askTls(port, own)).toContain('\r\n\r\n');
  });

  it('does not begin with certificates that are none', async () => {
    for (const name of ['ca', 'server', 'server-key'])
      writeFileSync(path.join(directory, `${name}.pem`), 'x');
    await expect(open({ kind: 'tls', host: '127.0.0.1', port: 0 })).rejects.toMatchObject({
      fault: 'NoCertificate',
    });
  });
});
