import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { LocalSsh } from '../testing/local-ssh.js';
import { buildCommand } from '../testing/shell.js';
import { SessionDirectory } from '../testing/tls-session.js';
import { SESSION_HEADER } from './absence-answers.js';
import { LoginError, RemoteCommandError } from './errors.js';
import { runRemoteTunnel } from './run-remote-tunnel.js';
import { NoTunnelError, sshWords } from './ssh-link.js';
import type { RemoteTunnelOptions, TunnelAnnouncement } from './tunnel-options.js';

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A tunnel to the session `x` of the login node, until it is disposed of. */
class RemoteTunnel implements AsyncDisposable {
  readonly said: string[] = [];
  readonly #stopping = new AbortController();
  readonly ended: Promise<number>;
  place: TunnelAnnouncement | null = null;

  constructor(options: Partial<RemoteTunnelOptions> = {}) {
    this.ended = runRemoteTunnel(
      {
        ...{ login: 'you@login', name: 'x', port: null },
        onListening: (place) => {
          this.place = place;
        },
        onProgress: (sentence) => this.said.push(sentence),
        ...options,
      },
      this.#stopping.signal,
    );
    this.ended.catch(() => undefined);
  }

  async listening(): Promise<TunnelAnnouncement> {
    const stands = vi.waitUntil(() => this.place, { timeout: 20_000, interval: 20 });
    const place = await Promise.race([stands, this.ended]);
    if (typeof place === 'number') throw new Error(`It ended with ${place}.`);
    return place;
  }

  stop(): Promise<number> {
    this.#stopping.abort();
    return this.ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop().catch(() => undefined);
  }
}

beforeAll(buildCommand, 300_000);

describe('emout server tunnel --via', () => {
  test('reaches the session by one ssh, and comes back after it broke', { timeout: 90_000 }, async () => {
    using at = new SessionDirectory();
    using ssh = new LocalSsh();
    vi.stubEnv('EMOUT_HOME', at.home);
    await at.certify();
    await using _server = await at.serve((_request, response) => response.end('hello'));
    await using tunnel = new RemoteTunnel();
    const { port, socket, session, address_port } = await tunnel.listening();
    expect(session).toBe('x');
    expect(port).toBeGreaterThanOrEqual(address_port);
    const ask = () => fetch(`http://localhost:${port}/`);
    expect(await (await ask()).text()).toBe('hello');
    expect(statSync(dirname(socket ?? '')).mode & 0o777).toBe(0o700);
    expect([ssh.pids.length, ssh.commandPids.length]).toEqual([1, 1]);
    // It belongs to the laptop, and takes no other tunnel's place.
    expect(existsSync(`${at.directory}/tunnel.json`)).toBe(false);

    process.kill(ssh.pids[0] ?? 0, 'SIGKILL');
    const lost = await vi.waitUntil(
      async () => {
        const answer = await ask().catch(() => null);
        return answer?.status === 503 ? answer : null;
      },
      { timeout: 10_000, interval: 20 },
    );
    expect(lost.headers.get(SESSION_HEADER)).toBe('unreachable');
    expect(await lost.text()).toContain('you@login');
    await expect.poll(async () => (await ask()).status, { timeout: 30_000 }).toBe(200);
    expect(tunnel.said).toEqual([
      'Connecting again: the connection broke (ssh ended with SIGKILL).',
      'The connection stands again.',
    ]);

    expect(await tunnel.stop()).toBe(0);
    expect([ssh.pids.length, ssh.commandPids.length]).toEqual([2, 2]);
    const processes = [...ssh.pids, ...ssh.commandPids];
    await expect.poll(() => processes.filter(isAlive), { timeout: 10_000 }).toEqual([]);
    expect(existsSync(dirname(socket ?? ''))).toBe(false);
  });

  test('says why it does not come about', { timeout: 60_000 }, async () => {
    using at = new SessionDirectory();
    using _ssh = new LocalSsh();
    vi.stubEnv('EMOUT_HOME', at.home);
    await expect(new RemoteTunnel().ended).rejects.toThrow(
      'No tunnel to you@login: the command there ended with code 1.',
    );
    await expect(new RemoteTunnel({ login: 'nowhere' }).ended).rejects.toThrow(NoTunnelError);
    vi.stubEnv('PATH', at.home);
    await expect(new RemoteTunnel().ended).rejects.toThrow('there is no program "ssh" on the PATH');
  });
});

test.each(['-oProxyCommand=x', 'you@-x', '@host', 'a b', 'a;b', 'you@host:22', '', 'a\nb'])(
  '%j is no login',
  async (login) => {
    await expect(new RemoteTunnel({ login }).ended).rejects.toThrow(LoginError);
  },
);

test.each(['-x', 'a b', 'emout;ls', '$HOME/emout', ''])('%j is no command', async (remoteCommand) => {
  await expect(new RemoteTunnel({ remoteCommand }).ended).rejects.toThrow(RemoteCommandError);
});

test('the login ends the options of ssh, and a name is never one', () => {
  const options = { login: 'you@login', name: '-x', remoteCommand: 'emout', socket: '/run/a/ssh.sock' };
  const words = sshWords(options, 20_001);
  expect(words.slice(-10)).toEqual([
    ...['-L', '/run/a/ssh.sock:localhost:20001', '--', 'you@login', 'emout'],
    ...['server', 'tunnel', '--name=-x', '--port=20001'],
    '--attached',
  ]);
});
