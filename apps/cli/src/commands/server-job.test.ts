import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

    it('starts a job, answers over TLS through its tunnel, and stops', { timeout: 180_000 }, async () => {
      await using at = shell();
      const words = ['--json', ...JOB, '--host', '127.0.0.1', '--login-host', 'login.cluster'];
      const { code, stdout, stderr } = await at.server('start', ...words);
      expect([code, stderr]).toEqual([0, expect.stringMatching(/Job \d+ (waits in the queue|runs on )/)]);
      const session: StartedSession = { ...JSON.parse(stdout), key: (await at.link('--lasting')).key };
      expect(session.condition).toBe('running');
      expect(statSync(session.log).mode & 0o777).toBe(0o600);
      expect(session.job_id).toMatch(/^\d+$/);
      expect(session.time_left_s).toBeGreaterThan(60);
      expect(session.time_left_s).toBeLessThanOrEqual(300);
      expect(session.ssh).toMatch(/^ssh -N -L (\d+):localhost:\1 \S+@login\.cluster$/);
      expect(session.address).toBe(`http://localhost:${session.tunnel?.port}`);
      const { address, cluster } = at.state('default');
      expect([address, cluster]).toEqual([expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/), 'emout']);
      expect(await pictureStart(session)).toBe('PNG');
      await expect(fetch(address)).rejects.toThrow();

      const again = await at.server('start', ...JOB);
      expect([again.code, again.stdout.includes(`${session.address}/?token=`)]).toEqual([0, true]);
      expect(again.stdout).not.toContain(session.sign_in);
      const other = await at.server('start', ...JOB, '--name', 'b');
      expect([other.code, other.stderr]).toEqual([1, expect.stringContaining('--allow-multiple')]);
      expect(queue()).toBe(`${session.job_id}|RUNNING`);

      const stopped = await at.server('stop');
      expect(stopped).toMatchObject({
        code: 0,
        stderr: `The session "default" stopped, and job ${session.job_id} ended.\n`,
      });
      expect(queue()).toBe('');
      expect(existsSync(at.stateFile('default'))).toBe(false);
      await expect(fetch(session.address)).rejects.toThrow();
      const left = readdirSync(join(at.home, 'web/servers/default'));
      expect(left.filter((file) => !file.endsWith('.log'))).toEqual(['job.sh']);
    });

    it('two jobs have names and tunnels of their own', { timeout: 180_000 }, async () => {
      await using at = shell();
      const first = await at.started(...JOB);
      const second = await at.started(...JOB, '--name', 'b', '--allow-multiple');
      expect(second.address).not.toBe(first.address);
      expect(await Promise.all([first, second].map(pictureStart))).toEqual(['PNG', 'PNG']);
      expect(await at.server('stop', '--all')).toMatchObject({ code: 0 });
      expect(queue()).toBe('');
    });

    it('a cancelled job takes its state with it, and status says so', { timeout: 120_000 }, async () => {
      await using at = shell();
      const session = await at.started(...JOB);
      ask('scancel', session.job_id ?? '');
      await expect.poll(() => existsSync(at.stateFile('default')), { timeout: 30_000 }).toBe(false);
      expect(await at.conditions()).toEqual({});
      const { code, stderr } = await at.server('status');
      expect([code, stderr]).toEqual([
        1,
        expect.stringContaining('The session "default" was stopped or cancelled, '),
      ]);
      expect(await at.server('stop')).toMatchObject({ code: 0 });
      await expect(fetch(session.address)).rejects.toThrow();
    });

    it('a job without its state is found, and a job of another cluster is not judged', {
      timeout: 120_000,
    }, async () => {
      await using at = shell();
      const { pid, job_id } = await at.started(...JOB);
      const text = readFileSync(at.stateFile('default'), 'utf8');
      process.kill(pid, 'SIGSTOP');
      try {
        rmSync(at.stateFile('default'));
        const words = `Job ${job_id} has the name of the session "default", of which there is no state.`;
        for (const command of ['status', 'stop']) {
          const { code, stderr } = await at.server(command);
          expect([code, stderr]).toEqual([1, expect.stringContaining(words)]);
        }
        writeFileSync(at.stateFile('default'), text.replace('"cluster": "emout"', '"cluster": "laurel"'));
        expect(await at.conditions()).toEqual({ default: 'elsewhere' });
        for (const [command, sentence] of [
          ['start', 'It is a job of the cluster laurel; ask on a login node of that cluster.'],
          ['stop', 'is a job of the cluster laurel. Stop it on a login node of that cluster.'],
        ] as const) {
          const { code, stderr } = await at.server(command);
          expect([code, stderr]).toEqual([1, expect.stringContaining(sentence)]);
        }
        writeFileSync(at.stateFile('default'), text);
      } finally {
        process.kill(pid, 'SIGCONT');
      }
      expect(await at.conditions()).toEqual({ default: 'running' });
    });

    it('tells of a job that was killed without warning, and starts anew', { timeout: 120_000 }, async () => {
      await using at = shell();
      const session = await at.started(...JOB);
      process.kill(session.pid, 'SIGKILL');
      await expect.poll(() => at.conditions(), { timeout: 30_000 }).toEqual({ default: 'ended' });
      const { code, stderr } = await at.server('start', ...JOB);
      expect([code, stderr]).toEqual([
        0,
        expect.stringMatching(/The session "default" had ended: its job (failed|ended|was)/),
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

    it('waits until a full cluster has room', { timeout: 120_000 }, async () => {
      await using at = shell();
      const words = ['--parsable', `--cpus-per-task=${slurm.cores}`, '--mem=10M', '-o', '/dev/null'];
      const blocker = ask('sbatch', ...words, '--wrap', 'exec sleep 300');
      onTestFinished(() => void ask('scancel', blocker));
      await expect.poll(queue, { timeout: 10_000 }).toBe(`${blocker}|RUNNING`);
      const child = at.shell.start('server', 'start', ...JOB);
      const said = text(child.stderr);
      await expect.poll(() => at.conditions(), { timeout: 30_000 }).toEqual({ default: 'queued' });
      ask('scancel', blocker);
      expect(await exitOf(child)).toBe(0);
      expect(await said).toMatch(/Job \d+ waits in the queue.*\n(.*\n)*Job \d+ runs on /);
      expect(await at.conditions()).toEqual({ default: 'running' });
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
        expect.stringMatching(/did not start: job \d+ is over: its job failed; .*no such module/),
      ]);
      expect(await at.conditions()).toEqual({});
    });
  },
);
