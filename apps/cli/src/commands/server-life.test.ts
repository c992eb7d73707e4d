import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { pictureStart, ServerShell, whyNoPages } from '../testing/server-shell.js';
import { buildCommand } from '../testing/shell.js';

/** The processes that a process has started, with their words. */
function children(pid: number): { readonly pid: number; readonly args: string }[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  return rows.flatMap((row) => {
    const [, id, parent, args = ''] = /^ *(\d+) +(\d+) +(.*)$/.exec(row) ?? [];
    return Number(parent) === pid ? [{ pid: Number(id), args }] : [];
  });
}

const isWorker = ({ args }: { args: string }) => args.includes('/worker/');

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const reason = whyNoPages();

beforeAll(buildCommand, 300_000);

describe.skipIf(reason !== null)(
  `the life of a session${reason === null ? '' : `: skipped, ${reason}`}`,
  () => {
    it('workers and web server come back after kill -9, at the same address', {
      timeout: 120_000,
    }, async () => {
      await using at = new ServerShell();
      const session = await at.started('--local', '--workers', '2');
      expect([session.workers, children(session.pid).filter(isWorker).length]).toEqual([2, 2]);
      expect(await pictureStart(session)).toBe('PNG');
      const before = children(session.pid);
      for (const { pid } of before) process.kill(pid, 'SIGKILL');
      const after = () => children(session.pid).filter(({ pid }) => !before.some((one) => one.pid === pid));
      await expect.poll(() => after().length, { timeout: 20_000 }).toBe(3);
      await expect.poll(() => pictureStart(session).catch(() => null), { timeout: 30_000 }).toBe('PNG');
      expect(await at.conditions()).toEqual({ default: 'running' });
      const { stdout } = await at.server('logs');
      expect(stdout).toContain('The web server ended with SIGKILL');
      expect(stdout).toContain('The worker 1 ended with SIGKILL');
    });

    it('nothing is left when the supervisor is killed, and the next start sweeps up', {
      timeout: 120_000,
    }, async () => {
      await using at = new ServerShell();
      const session = await at.started('--local', '--workers', '3');
      const { socket } = at.state('default');
      const started = children(session.pid);
      expect([started.length, existsSync(socket)]).toEqual([4, true]);
      process.kill(session.pid, 'SIGKILL');
      await expect.poll(() => started.filter(({ pid }) => isAlive(pid)), { timeout: 30_000 }).toEqual([]);
      await at.started('--local');
      expect(existsSync(dirname(socket))).toBe(false);
    });

    it('ends after a while without use, and says so', { timeout: 120_000 }, async () => {
      await using at = new ServerShell();
      const session = await at.started('--local', '--idle', '3s');
      await expect.poll(() => existsSync(at.stateFile('default')), { timeout: 30_000 }).toBe(false);
      await expect.poll(() => isAlive(session.pid), { timeout: 30_000 }).toBe(false);
      expect(readFileSync(session.log, 'utf8')).toContain('The session ended after 3 s without use.');
      const { code, stderr } = await at.server('status');
      expect([code, stderr]).toEqual([
        1,
        expect.stringMatching(/^The session "default" ended after 3 s without use, \d+ s ago\.\n/),
      ]);
      const stopped = await at.server('stop');
      expect([stopped.code, stopped.stderr]).toEqual([
        0,
        'The session "default" had ended already; its keys and certificates were removed.\n',
      ]);
      const left = readdirSync(join(at.home, 'web/servers/default'));
      expect(left.filter((file) => file !== 'audit.log')).toEqual(['server.log']);
    });

    it('what is under way at the stop is finished', { timeout: 120_000 }, async () => {
      await using at = new ServerShell();
      const session = await at.started('--local', '--workers', '2');
      const workers = children(session.pid).filter(isWorker);
      for (const { pid } of workers) process.kill(pid, 'SIGSTOP');
      const answer = pictureStart(session);
      const stopped = at.server('stop');
      // From now on nothing new is taken.
      await expect
        .poll(
          () =>
            fetch(`${session.address}/signin`).then(
              () => 'open',
              () => 'closed',
            ),
          { timeout: 20_000 },
        )
        .toBe('closed');
      for (const { pid } of workers) process.kill(pid, 'SIGCONT');
      expect(await answer).toBe('PNG');
      expect(await stopped).toMatchObject({ code: 0, stderr: 'The session "default" stopped.\n' });
      await expect.poll(() => isAlive(session.pid), { timeout: 10_000 }).toBe(false);
    });

    it('listens with certificates, and is reached through its tunnel', { timeout: 120_000 }, async () => {
      await using at = new ServerShell();
      const session = await at.started('--local', '--listen', 'tls', '--host', '127.0.0.1');
      const state = at.state('default');
      expect(state.address).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
      expect(session.address).toBe(`http://localhost:${session.tunnel?.port}`);
      expect(await pictureStart(session)).toBe('PNG');
      // Without the certificate of a client nobody is let in.
      await expect(fetch(state.address)).rejects.toThrow();
      expect(await at.server('stop')).toMatchObject({ code: 0 });
      await expect(fetch(session.address)).rejects.toThrow();
      const left = readdirSync(join(at.home, 'web/servers/default'));
      expect(left.filter((file) => !file.endsWith('.log'))).toEqual([]);
    });

    it('links are made, listed and taken away', { timeout: 120_000 }, async () => {
      await using at = new ServerShell();
      const session = await at.started('--local');
      const printed = await at.server(
        'link',
        '--viewer',
        '--runs',
        'small',
        '--expires',
        '8h',
        '--label',
        'Ann',
      );
      expect([printed.code, printed.stdout]).toEqual([
        0,
        expect.stringMatching(new RegExp(`^${session.address}/\\?token=[0-9a-f]{48}\n$`)),
      ]);
      const lasting = await at.link('--lasting', '--viewer');
      expect(await pictureStart({ ...session, key: lasting.key })).toBe('PNG');
      const { stdout } = await at.server('link', '--list');
      expect(stdout).toMatch(/^[0-9a-f]{16} +once +viewer .* until \S+ · small · Ann$/m);
      expect(stdout).toMatch(new RegExp(`^${lasting.id} +lasting +viewer .* without end$`, 'm'));
      expect(await at.server('link', '--revoke', lasting.id)).toMatchObject({ code: 0 });
      await expect
        .poll(() => pictureStart({ ...session, key: lasting.key }), { timeout: 20_000 })
        .not.toBe('PNG');
      const again = await at.server('link', '--revoke', lasting.id);
      expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('No key has the id')]);
      const narrow = await at.server('link', '--runs', 'small');
      expect([narrow.code, narrow.stderr]).toEqual([2, expect.stringContaining('add --viewer')]);
    });
  },
);
