import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildCommand, Shell } from '../testing/shell.js';
import { SessionDirectory } from '../testing/tls-session.js';
import { TunnelInProcess } from '../testing/tunnel-in-process.js';
import { ensureTunnel } from './ensure-tunnel.js';
import { stopTunnel } from './stop-tunnel.js';
import { tunnelReport } from './tunnel-record.js';

beforeAll(buildCommand, 300_000);

/** A session whose tunnels are processes of their own, none of which is left. */
class Site implements AsyncDisposable {
  readonly at = new SessionDirectory();
  readonly #shell = new Shell();

  ensure(port: number | null = null, signal = new AbortController().signal) {
    const { directory, name } = this.at;
    const program = [process.execPath, join(this.#shell.directory, '.emout.mjs')];
    return ensureTunnel({ directory, name, port, program }, signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await stopTunnel(this.at.directory);
    this.#shell[Symbol.dispose]();
    this.at[Symbol.dispose]();
  }
}

test('a tunnel goes on by itself, is found again, and stops', { timeout: 60_000 }, async () => {
  await using site = new Site();
  const { at } = site;
  await at.certify();
  await using server = await at.serve((_request, response) => response.end('hello'));
  const place = await site.ensure();
  expect(await (await fetch(`http://localhost:${place.port}/`)).text()).toBe('hello');
  const report = tunnelReport(at.directory);
  expect(report).toMatchObject({ ...place, condition: 'alive' });
  expect(report?.pid).not.toBe(process.pid);
  expect(await site.ensure()).toEqual(place);
  expect(tunnelReport(at.directory)?.pid).toBe(report?.pid);
  expect(statSync(join(at.directory, 'tunnel.log')).mode & 0o777).toBe(0o600);
  const args = execFileSync('ps', ['-p', String(report?.pid), '-o', 'args='], { encoding: 'utf8' });
  expect(args).toContain('server tunnel --name=x --no-build');

  // Another one takes its place, at the same port.
  await using here = await TunnelInProcess.start(at);
  expect(here.port).toBe(place.port);
  expect(existsSync(dirname(place.socket ?? ''))).toBe(false);
  expect(await (await fetch(`http://localhost:${here.port}/`)).text()).toBe('hello');
  await here.stop();

  const next = await site.ensure();
  const { pid } = tunnelReport(at.directory) ?? { pid: 0 };
  expect(await stopTunnel(at.directory)).toBe(true);
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  expect([existsSync(join(at.directory, 'tunnel.json')), existsSync(dirname(next.socket ?? ''))]).toEqual([
    false,
    false,
  ]);
  expect(server.requests).toBe(2);
});

test('one that was killed is replaced, and two that start at once leave one', {
  timeout: 60_000,
}, async () => {
  await using site = new Site();
  const { at } = site;
  at.write({ phase: 'queued', job_id: '7' });
  await site.ensure();
  const first = tunnelReport(at.directory);
  process.kill(first?.pid ?? 0, 'SIGKILL');
  await expect.poll(() => tunnelReport(at.directory)?.condition, { timeout: 5_000 }).toBe('gone');
  const place = await site.ensure();
  expect(place.port).toBe(first?.port);
  expect(existsSync(dirname(first?.socket ?? ''))).toBe(false);
  await stopTunnel(at.directory);

  await Promise.all([site.ensure(), site.ensure()]);
  const report = tunnelReport(at.directory);
  expect(report?.condition).toBe('alive');
  expect((await fetch(`http://localhost:${report?.port}/`)).headers.get('x-emout-session')).toBe('waiting');
});

test('says why it does not start', { timeout: 60_000 }, async () => {
  await using site = new Site();
  await expect(site.ensure()).rejects.toThrow(/The tunnel of the session "x" did not start: .*no session/i);
  site.at.write({ phase: 'queued', job_id: '7' });
  using other = new SessionDirectory();
  await using taken = await TunnelInProcess.start(other);
  await expect(site.ensure(taken.port)).rejects.toThrow(`Port ${taken.port} is in use by another program.`);
  expect(readFileSync(join(site.at.directory, 'tunnel.log'), 'utf8')).toContain('emout: Port');
});
