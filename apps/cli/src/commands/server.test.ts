import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { pictureStart, ServerShell, whyNoPages } from '../testing/server-shell.js';
import { buildCommand, exitOf } from '../testing/shell.js';

const processes = () => execFileSync('ps', ['-A', 'e', '-o', 'pid=,args='], { encoding: 'utf8' });
const serving = (home: string) =>
  processes()
    .split('\n')
    .filter((line) => line.includes(home) && /server serve/.test(line));

const reason = whyNoPages();

beforeAll(buildCommand, 300_000);

describe.skipIf(reason !== null)(
  `emout server --local${reason === null ? '' : `: skipped, ${reason}`}`,
  () => {
    it('starts, tells, draws, and stops', { timeout: 120_000 }, async () => {
      await using at = new ServerShell();
      const session = await at.started('--local');
      expect(session).toMatchObject({ name: 'default', condition: 'running', job_id: null });
      expect(await pictureStart(session)).toBe('PNG');

      const port = new URL(session.address).port;
      expect(session.ssh).toContain(`ssh -N -L ${port}:localhost:${port} `);
      const token = new URL(session.sign_in).searchParams.get('token') ?? 'none';
      const secret = readFileSync(join(at.home, 'web/servers/default/secret'), 'utf8');
      for (const hidden of [token, session.key, secret]) {
        expect(processes()).not.toContain(hidden);
        expect(readFileSync(at.stateFile('default'), 'utf8')).not.toContain(hidden);
        expect((await at.server('logs')).stdout).not.toContain(hidden);
      }
      const { stdout, code } = await at.server('status');
      expect([code, stdout.includes(session.address), stdout.includes(token)]).toEqual([0, true, false]);
      expect(readFileSync(join(at.home, 'web/server.json'), 'utf8')).toBe(
        readFileSync(at.stateFile('default'), 'utf8'),
      );

      const again = await at.server('start', '--local');
      expect(again.code).toBe(0);
      expect(again.stderr).toContain('The session "default" is there already.');
      expect(again.stdout).toContain(`${session.address}/?token=`);
      expect(again.stdout).not.toContain(token);
      const other = await at.server('start', '--local', '--name', 'other');
      expect(other.code).toBe(1);
      expect(other.stderr).toContain('--allow-multiple');

      const stopped = await at.server('stop');
      expect([stopped.code, stopped.stderr]).toEqual([0, 'The session "default" stopped.\n']);
      expect(serving(at.home)).toEqual([]);
      const left = readdirSync(join(at.home, 'web/servers/default'));
      expect(left.filter((file) => file !== 'audit.log')).toEqual(['server.log']);
      await expect(fetch(session.address)).rejects.toThrow();
      expect(await at.conditions()).toEqual({});
    });

    it('tells of a session that was killed, and starts it anew', { timeout: 120_000 }, async () => {
      await using at = new ServerShell();
      const first = await at.started('--local');
      process.kill(first.pid, 'SIGKILL');
      await expect.poll(() => at.conditions(), { timeout: 10_000 }).toEqual({ default: 'ended' });
      expect((await at.server('status')).code).toBe(1);
      const { code, stderr } = await at.server('start', '--local');
      expect(code).toBe(0);
      expect(stderr).toContain(
        'The session "default" had ended: its process is gone. Its state was removed.',
      );
      expect(at.state('default').pid).not.toBe(first.pid);
    });

    it('several sessions have names, and stop one by one or all', { timeout: 180_000 }, async () => {
      await using at = new ServerShell();
      const first = await at.started('--local');
      const second = await at.started('--local', '--name', 'b', '--allow-multiple');
      expect(second.address).not.toBe(first.address);
      expect(await at.conditions()).toEqual({ b: 'running', default: 'running' });
      expect(await at.server('stop', '--name', 'default')).toMatchObject({ code: 0 });
      // The other one is meant now.
      expect((await at.server('status')).stdout).toContain(second.address);
      expect(await pictureStart(second)).toBe('PNG');
      expect(await at.server('stop', '--all')).toMatchObject({ code: 0 });
      expect(await at.conditions()).toEqual({});
    });

    it('Ctrl-C during the start leaves nothing', { timeout: 60_000 }, async () => {
      await using at = new ServerShell();
      const child = at.shell.start('server', 'start', '--local');
      await expect.poll(() => serving(at.home).length, { timeout: 20_000 }).toBeGreaterThan(0);
      child.kill('SIGINT');
      expect(await exitOf(child)).toBe(130);
      expect(serving(at.home)).toEqual([]);
      expect(existsSync(at.stateFile('default'))).toBe(false);
    });

    it('a state that was deleted is written again', { timeout: 90_000 }, async () => {
      await using at = new ServerShell();
      const { pid } = await at.started('--local');
      execFileSync('rm', [at.stateFile('default')]);
      await expect.poll(() => existsSync(at.stateFile('default')), { timeout: 20_000 }).toBe(true);
      expect(at.state('default').pid).toBe(pid);
    });

    it('says why a session does not start', { timeout: 60_000 }, async () => {
      await using at = new ServerShell();
      const taken = await at.started('--local');
      const port = new URL(taken.address).port;
      const { code, stderr } = await at.server(
        'start',
        '--local',
        '--allow-multiple',
        '--name',
        'b',
        '--port',
        port,
      );
      expect(code).toBe(1);
      expect(stderr).toContain(`Port ${port} is in use by another program.`);
      expect(await at.conditions()).toEqual({ default: 'running' });
    });
  },
);

describe('emout server', () => {
  it.each([
    [['stop'], 1, 'There is no session. Start one with: emout server start'],
    [['status', '--name', 'x'], 1, 'There is no session "x".'],
    [['status', '--name', '..'], 1, '".." names no session.'],
    [['start', '--name', '../x'], 1, 'names no session.'],
    [['start', '--local', '--root', 'gone'], 2, 'There is no directory'],
    [['start', '--memory', 'much'], 1, '--memory: "much" is not a size such as 60G.'],
    [['stop', '--all', '--name', 'x'], 2, 'exclude each other'],
    [['start', '--idle', 'soon'], 1, '--idle: "soon" is not a time such as 90m'],
    [['link'], 1, 'There is no session.'],
    [['link', '--expires', 'soon'], 2, 'A time is like 90m, 8h or 7d.'],
    [['tunnel', '--name', 'x'], 1, 'There is no session "x".'],
    [['tunnel', '--via', 'you@login', '--background'], 2, '--via runs until Ctrl-C'],
  ])('%j is refused', async (words, code, sentence) => {
    await using at = new ServerShell();
    const said = await at.server(...words);
    expect(said.stderr).toContain(sentence);
    expect([said.code, said.stdout]).toEqual([code, '']);
  });

  it('names every variable in its help, and not the command that serves', async () => {
    await using at = new ServerShell();
    const { stdout } = await at.server('start', '--help');
    for (const variable of ['EMOUT_MEMORY', 'EMOUT_DASK_PARTITION', 'EMOUT_DASK_SCHED_PORT', 'EMOUT_IDLE'])
      expect(stdout).toContain(variable);
    expect((await at.server('--help')).stdout).not.toMatch(/^ {2}serve /m);
  });

  it('a session of another machine is not judged here', async () => {
    await using at = new ServerShell();
    await at.server('status', '--all');
    const directory = join(at.home, 'web/servers/far');
    execFileSync('mkdir', ['-p', directory]);
    const far = {
      ...{ v: 1, name: 'far', phase: 'running', address: 'http://localhost:14500', host: 'elsewhere' },
      ...{ pid: 1, boot_id: null, pid_started: null, started_at: 1, job_id: null, ends_at: null },
      ...{ roots: ['/data'], log: '/data/log' },
    };
    writeFileSync(join(directory, 'state.json'), JSON.stringify(far));
    expect(await at.conditions()).toEqual({ far: 'elsewhere' });
    const { code, stderr } = await at.server('stop', '--name', 'far');
    expect([code, stderr]).toEqual([1, 'The session "far" is a process of elsewhere. Stop it there.\n']);
    expect(existsSync(at.stateFile('far'))).toBe(true);
  });
});
