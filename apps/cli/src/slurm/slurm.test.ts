import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneNodeSlurm, startOneNodeSlurm, whyNoSlurm } from '../../../../infra/slurm/one-node.js';
import { batchScript, type JobRequest } from './batch-script.js';
import { type JobId, type JobStatus, parseJobId } from './job-status.js';
import { Slurm } from './slurm.js';

const missing = whyNoSlurm();

it.runIf(process.env.CI !== undefined && process.env.EMOUT_WITHOUT_SLURM === undefined)(
  'continuous integration has a SLURM to test with (EMOUT_WITHOUT_SLURM=1 goes without)',
  () => expect(missing).toBeNull(),
);

it('is not found where there is no sbatch', () => {
  expect(Slurm.find({ PATH: '/nowhere::relative' })).toBeNull();
  expect(Slurm.find({})).toBeNull();
});

const title = missing === null ? 'a SLURM of one node' : `a SLURM of one node (skipped: ${missing})`;
describe.skipIf(missing !== null)(title, () => {
  let node: OneNodeSlurm;
  let slurm: Slurm;
  let directory: string;

  function find(environment: NodeJS.ProcessEnv): Slurm {
    const found = Slurm.find(environment);
    if (found === null) throw new Error('There is no sbatch.');
    return found;
  }

  beforeAll(async () => {
    node = await startOneNodeSlurm();
    slurm = find(node.environment);
    // SLURM takes blanks, umlauts and hashes in the names of logs.
    directory = join(mkdtempSync(join(tmpdir(), 'emout-jobs-')), 'Läufe # 1');
    mkdirSync(directory);
  }, 40_000);

  afterAll(async () => {
    await node[Symbol.asyncDispose]();
    expect(existsSync(node.directory)).toBe(false);
    rmSync(join(directory, '..'), { recursive: true });
  }, 30_000);

  const output = (id: JobId) => readFileSync(join(directory, `${id}.out`), 'utf8');

  function script(change: Partial<JobRequest>): string {
    const path = join(directory, 'session.sh');
    const text = batchScript({
      name: 'emout-test',
      partition: null,
      walltime: '00:10:00',
      memory: '100M',
      cores: 1,
      dialect: 'standard',
      processes: 1,
      threads: 1,
      output: join(directory, '%j.out'),
      error: join(directory, '%j.err'),
      preamble: [],
      command: ['sleep', '300'],
      ...change,
    });
    writeFileSync(path, text);
    return path;
  }

  async function until(
    id: JobId,
    done: (status: JobStatus) => boolean,
    limitMs = 15_000,
  ): Promise<JobStatus> {
    const end = performance.now() + limitMs;
    for (;;) {
      const status = await slurm.status(id);
      if (done(status)) return status;
      if (performance.now() > end) throw new Error(`Still ${JSON.stringify(status)}`);
      await pause(50);
    }
  }

  const rows = async () => {
    const { stdout } = await promisify(execFile)('squeue', ['-h', '-o', '%i'], { env: node.environment });
    return stdout.trim();
  };

  it('is asked in the usual dialect', async () => {
    expect(await slurm.detectDialect()).toBe('standard');
  });

  it('runs a job from the queue to its end', async () => {
    const command = ['bash', '-c', 'echo "$MODULE $SLURM_CPUS_PER_TASK $1"; sleep 1', 'x', "it's $HOME"];
    const id = await slurm.submit(script({ preamble: ['export MODULE=loaded'], command, cores: 2 }));
    const seen = new Set<string>();
    const running = await until(id, ({ state }) => state === 'running');
    expect(running.node).toMatch(/^\S+$/);
    expect(running.timeLeftS).toBeGreaterThan(500);
    expect(running.timeLeftS).toBeLessThanOrEqual(600);
    const ended = await until(id, ({ state }) => {
      seen.add(state);
      return state === 'ended';
    });
    expect(ended).toMatchObject({ slurmState: 'COMPLETED', timeLeftS: null, expectedStart: null });
    expect([...seen].every((state) => ['running', 'completing', 'ended'].includes(state))).toBe(true);
    expect(output(id)).toBe("loaded 2 it's $HOME\n");
  });

  it('cancels a job, which hears of it, and forgives a second time', async () => {
    const trap = "trap 'echo heard; exit 0' TERM; echo up; while :; do sleep 0.1; done";
    const id = await slurm.submit(script({ command: ['bash', '-c', trap] }));
    await until(
      id,
      ({ state }) => state === 'running' && existsSync(join(directory, `${id}.out`)) && output(id) === 'up\n',
    );
    await slurm.cancel(id);
    expect(await until(id, ({ state }) => state === 'ended')).toMatchObject({ slurmState: 'CANCELLED' });
    expect(output(id)).toContain('heard');
    await slurm.cancel(id);
  });

  it('lets the program hear the warning before the end of the walltime', async () => {
    const trap = "trap 'echo heard; exit 0' TERM; echo up; while :; do sleep 0.1; done";
    const id = await slurm.submit(script({ command: ['bash', '-c', trap] }));
    await until(id, () => existsSync(join(directory, `${id}.out`)) && output(id) === 'up\n');
    // As `#SBATCH --signal=B:TERM@60` does it: to the batch step alone.
    await promisify(execFile)('scancel', ['--batch', '--signal=TERM', id], { env: node.environment });
    expect(await until(id, ({ state }) => state === 'ended')).toMatchObject({ slurmState: 'COMPLETED' });
    expect(output(id)).toContain('heard');
  });

  it('knows its own name and the jobs of this user', async () => {
    expect(await slurm.clusterName()).toBe('emout');
    const id = await slurm.submit(script({ name: 'emout-x.y' }));
    expect((await slurm.ownJobs()).get(id)).toBe('emout-x.y');
    await slurm.cancel(id);
    await until(id, ({ state }) => state === 'ended');
    expect((await slurm.ownJobs()).has(id)).toBe(false);
  });

  it('knows nothing of a number that was never given, and cancels it without complaint', async () => {
    const id = parseJobId('999999');
    if (id === null) throw new Error('no number');
    expect(await slurm.status(id)).toMatchObject({ state: 'unknown', slurmState: '' });
    await slurm.cancel(id);
  });

  it('says how a job failed', async () => {
    const id = await slurm.submit(script({ command: ['/nowhere/at/all'] }));
    expect(await until(id, ({ state }) => state === 'ended')).toMatchObject({
      slurmState: 'FAILED',
      reason: 'NonZeroExitCode',
    });
  });

  it.each<[string, Partial<JobRequest>, string, RegExp]>([
    ['a partition that is not there', { partition: 'nope' }, 'partition', /--partition.*nope/],
    ['more memory than a node has', { memory: '90T' }, 'resources', /--memory/],
    ['more cores than a node has', { cores: 4000 }, 'resources', /--cores/],
    ['a longer walltime than allowed', { walltime: '2-00' }, 'walltime', /--walltime/],
    ['a dialect of another cluster', { dialect: 'rsc' }, 'resources', /rsc/],
  ])('refuses %s in words', async (_what, change, kind, words) => {
    const before = await rows();
    await expect(slurm.submit(script(change))).rejects.toMatchObject({
      tag: 'JobRefused',
      kind,
      message: expect.stringMatching(words),
    });
    expect(await rows()).toBe(before);
  });

  it('tells why a second job waits and when it should start', async () => {
    const first = await slurm.submit(script({ cores: node.cores }));
    await until(first, ({ state }) => state === 'running');
    const second = await slurm.submit(script({ cores: 2, walltime: '5' }));
    const waiting = await until(
      second,
      ({ reason, expectedStart }) => reason === 'Resources' && expectedStart !== null,
    );
    expect(waiting).toMatchObject({ state: 'pending', node: null, timeLeftS: null });
    expect((waiting.expectedStart?.getTime() ?? 0) - Date.now()).toBeGreaterThan(60_000);
    await slurm.cancel(first);
    await until(second, ({ state }) => state === 'running');
    await slurm.cancel(second);
    await until(second, ({ state }) => state === 'ended');
  });

  it('goes by what was asked for, not by defaults in the profile or by the job around it', async () => {
    const profile = {
      ...node.environment,
      SBATCH_PARTITION: 'nope',
      SBATCH_TIMELIMIT: '1',
      SBATCH_WAIT: '1',
      SBATCH_ARRAY_INX: '0-3',
      SQUEUE_FORMAT: '%u',
      SQUEUE_STATES: 'FAILED',
      SLURM_MEM_PER_CPU: '1',
      SLURM_CLUSTERS: 'elsewhere',
    };
    const careless = find(profile);
    const id = await careless.submit(script({ partition: 'long' }));
    const status = await until(id, ({ state }) => state === 'running');
    expect(status.timeLeftS).toBeGreaterThan(500);
    expect(await careless.status(id)).toMatchObject({ state: 'running' });
    await careless.cancel(id);
    await until(id, ({ state }) => state === 'ended');
    await expect(careless.submit(script({}))).rejects.toMatchObject({ kind: 'partition' });
  });

  it('leaves no job behind when the submission is broken off', async () => {
    for (const delayMs of [0, 5, 15, 40]) {
      const abort = new AbortController();
      const submission = slurm.submit(script({}), abort.signal);
      setTimeout(() => abort.abort(new Error('enough')), delayMs);
      const end = await submission.catch((error: unknown) => error);
      const id = typeof end === 'string' ? parseJobId(end) : null;
      if (id !== null) await slurm.cancel(id);
      else expect(end).toMatchObject({ message: 'enough' });
    }
    await expect.poll(rows, { timeout: 10_000 }).toBe('');
  });

  it('cancels a job that was queued before sbatch was broken off', async () => {
    const path = script({});
    writeFileSync(path, readFileSync(path, 'utf8').replace('#SBATCH --no-requeue', '$&\n#SBATCH --wait'));
    const abort = new AbortController();
    const submission = slurm.submit(path, abort.signal);
    await expect.poll(rows, { timeout: 10_000 }).not.toBe('');
    const id = parseJobId(await rows());
    abort.abort(new Error('enough'));
    await expect(submission).rejects.toThrow('enough');
    if (id === null) throw new Error('no number');
    expect(await until(id, ({ state }) => state === 'ended')).toMatchObject({ slurmState: 'CANCELLED' });
  });

  it('says that the controller does not answer', async () => {
    const silent = createServer();
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const id = parseJobId('1');
    if (address === null || typeof address === 'string' || id === null) throw new Error('no port');
    const configuration = join(directory, 'silent.conf');
    const text = readFileSync(join(node.directory, 'slurm.conf'), 'utf8');
    writeFileSync(configuration, text.replace(/^SlurmctldPort=.*$/m, `SlurmctldPort=${address.port}`));
    const deaf = find({ ...node.environment, SLURM_CONF: configuration });
    await expect(deaf.status(id)).rejects.toMatchObject({ tag: 'SlurmUnreachable' });
    silent.close();
  });

  it.runIf(process.env.EMOUT_SLOW_TESTS !== undefined)(
    'ends a session when its walltime is over (EMOUT_SLOW_TESTS=1)',
    async () => {
      const trap = "trap 'echo heard; exit 0' TERM; while :; do sleep 0.1; done";
      const id = await slurm.submit(script({ walltime: '1', command: ['bash', '-c', trap] }));
      const ended = await until(id, ({ state }) => state === 'ended', 150_000);
      expect(ended).toMatchObject({ slurmState: 'TIMEOUT', reason: 'TimeLimit' });
      expect(output(id)).toContain('heard');
    },
    160_000,
  );
});
