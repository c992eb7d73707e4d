import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type OneNodeSlurm, startOneNodeSlurm, whyNoSlurm } from '../../../../infra/slurm/one-node.js';
import { pictureStart, ServerShell, type StartedSession, whyNoPages } from '../testing/server-shell.js';
import { buildCommand, exitOf } from '../testing/shell.js';

const JOB = ['--memory', '600M', '--cores', '1', '--walltime', '00:05:00'];
const reason = whyNoSlurm() ?? whyNoPages();

describe.skipIf(reason !== null)(
  `emout server with SLURM${reason === null ? '' : `: skipped, ${reason}`}`,
  () => {
    let slurm: OneNodeSlurm;
    beforeAll(async () => {
      buildCommand();
      slurm = await startOneNodeSlurm();
    }, 300_000);
    afterAll(() => slurm[Symbol.asyncDispose](), 60_000);

    const ask = (program: string, ...words: readonly string[]) =>
      execFileSync(program, words, { env: slurm.environment, encoding: 'utf8' }).trim();
    const queue = () => ask('squeue', '-h', '-o', '%i|%T');
    const shell = () =>
      new ServerShell({ PATH: slurm.environment.PATH, SLURM_CONF: slurm.environment.SLURM_CONF });

    it('starts a job, draws, tells its time, and stops it', { timeout: 120_000 }, async () => {
      await using at = shell();
      const { code, stdout, stderr } = await at.server(
        'start',
        '--json',
        ...JOB,
        '--login-host',
        'login.cluster',
      );
      expect([code, stderr]).toEqual([0, expect.stringMatching(/Job \d+ (waits in the queue|runs on )/)]);
      const session: StartedSession = JSON.parse(stdout);
      expect(session.condition).toBe('running');
      expect(statSync(session.log).mode & 0o777).toBe(0o600);
      expect(session.job_id).toMatch(/^\d+$/);
      expect(session.time_left_s).toBeGreaterThan(60);
      expect(session.time_left_s).toBeLessThanOrEqual(300);
      expect(session.ssh).toMatch(/^ssh -N -L (\d+):localhost:\1 -J \S+@login\.cluster \S+@\S+$/);
      expect(await pictureStart(session)).toBe('PNG');

      const again = await at.server('start', ...JOB);
      expect([again.code, again.stdout.includes(session.sign_in)]).toEqual([0, true]);
      expect(queue()).toBe(`${session.job_id}|RUNNING`);

      const stopped = await at.server('stop');
      expect(stopped).toMatchObject({
        code: 0,
        stderr: `The session "default" stopped, and job ${session.job_id} ended.\n`,
      });
      expect(queue()).toBe('');
      expect(existsSync(at.stateFile('default'))).toBe(false);
      await expect(fetch(session.address)).rejects.toThrow();
    });

    it('a cancelled job takes its state with it', { timeout: 120_000 }, async () => {
      await using at = shell();
      const session = await at.started(...JOB);
      ask('scancel', session.job_id ?? '');
      await expect.poll(() => existsSync(at.stateFile('default')), { timeout: 30_000 }).toBe(false);
      expect(await at.conditions()).toEqual({});
      await expect(fetch(session.address)).rejects.toThrow();
    });

    it('tells of a job that was killed without warning, and starts anew', { timeout: 120_000 }, async () => {
      await using at = shell();
      const session = await at.started(...JOB);
      process.kill(session.pid, 'SIGKILL');
      await expect.poll(() => at.conditions(), { timeout: 30_000 }).toEqual({ default: 'ended' });
      const { code, stderr } = await at.server('start', ...JOB);
      expect([code, stderr]).toEqual([
        0,
        expect.stringContaining('The session "default" had ended: its job is over'),
      ]);
    });

    it('Ctrl-C while the job waits cancels it and leaves nothing', { timeout: 120_000 }, async () => {
      await using at = shell();
      const words = ['--parsable', `--cpus-per-task=${slurm.cores}`, '--mem=10M', '-o', '/dev/null'];
      const blocker = ask('sbatch', ...words, '--wrap', 'exec sleep 300');
      onTestFinished(() => void ask('scancel', blocker));
      await expect.poll(queue).toBe(`${blocker}|RUNNING`);
      const child = at.shell.start('server', 'start', ...JOB);
      const said = text(child.stderr);
      await expect.poll(() => at.conditions(), { timeout: 20_000 }).toEqual({ default: 'queued' });
      // The scheduler says why only after it has looked at the job.
      await expect
        .poll(async () => (await at.server('status')).stdout, { timeout: 20_000 })
        .toMatch(/Job \d+ waits in the queue \((Resources|Priority)\)/);
      child.kill('SIGINT');
      expect(await exitOf(child)).toBe(130);
      expect(await said).toMatch(/Job \d+ waits in the queue/);
      expect(queue()).toBe(`${blocker}|RUNNING`);
      expect(readdirSync(join(at.home, 'web/servers/default'))).toEqual(['job.sh', 'server.log']);
    });

    it.each([
      [['--memory', '900T'], 'no node of this partition has so much memory'],
      [['--partition', 'none'], 'there is no such partition'],
    ])('%j is refused with what to do, and leaves nothing', { timeout: 60_000 }, async (words, sentence) => {
      await using at = shell();
      const { code, stderr } = await at.server('start', ...JOB, ...words);
      expect([code, stderr]).toEqual([1, expect.stringContaining(sentence)]);
      await expect.poll(queue, { timeout: 10_000 }).toBe('');
      expect(await at.conditions()).toEqual({});
    });

    it('says what a job said that ended before it served', { timeout: 90_000 }, async () => {
      await using at = shell();
      const { code, stderr } = await at.server(
        'start',
        ...JOB,
        '--env-mods',
        'echo no such module >&2; exit 3',
      );
      expect([code, stderr]).toEqual([
        1,
        expect.stringMatching(/did not start: job \d+ is over .*no such module/),
      ]);
      expect(await at.conditions()).toEqual({});
    });
  },
);
