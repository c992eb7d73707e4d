import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Dialect } from './batch-script.js';
import { SlurmCommandError, SlurmUnreachableError } from './errors.js';
import {
  type JobId,
  type JobStatus,
  parseAccounted,
  parseJobId,
  parseStatus,
  STATUS_FORMAT,
  TIME_FORMAT,
  unknownJob,
} from './job-status.js';
import { failureOf, refusalOf } from './refusal.js';
import { type CommandAnswer, commandEnvironment, programOn, runSlurmCommand } from './slurm-command.js';

const QUERY_TIMEOUT_MS = 3_000;
const CANCEL_TIMEOUT_MS = 10_000;
const SUBMIT_TIMEOUT_MS = 30_000;

/**
 * Defaults for `sbatch` in a profile that go before the lines of the script, where they would change what was asked for.
 * Account, quality of service, reservation and constraint stay.
 */
const OVERRIDING =
  /^SBATCH_(TIMELIMIT|JOB_NAME|MEM_PER_NODE|MEM_PER_CPU|MEM_PER_GPU|CPUS_PER_TASK|OUTPUT|ERROR|SIGNAL|WAIT|ARRAY_INX|REQUEUE|NO_REQUEUE|CLUSTERS|TEST_ONLY)$/;

/** The SLURM of this machine, through its commands. */
export class Slurm {
  readonly #environment: NodeJS.ProcessEnv;

  private constructor(environment: NodeJS.ProcessEnv) {
    this.#environment = commandEnvironment(environment);
  }

  /** The SLURM whose commands are on the PATH of `environment`; null where there is no `sbatch`. */
  static find(environment: NodeJS.ProcessEnv = process.env): Slurm | null {
    return programOn(environment, 'sbatch') === null ? null : new Slurm(environment);
  }

  /** How this cluster is asked for resources: `rsc` where its `sbatch` knows that option. */
  async detectDialect(signal?: AbortSignal): Promise<Dialect> {
    const { stdout, stderr } = await this.#run('sbatch', ['--help'], QUERY_TIMEOUT_MS, signal);
    return /(^|\s)--rsc\b/.test(stdout + stderr) ? 'rsc' : 'standard';
  }

  /**
   * Queues the batch script at `path`. When `signal` aborts or `sbatch` does not answer in time, a job that was queued
   * all the same is cancelled. Throws JobRefusedError, SlurmUnreachableError, SlurmCommandError.
   */
  async submit(path: string, signal?: AbortSignal): Promise<JobId> {
    const mark = `emout-${randomUUID()}`;
    const choosesPartition = /^#SBATCH --partition=/m.test(readFileSync(path, 'utf8'));
    const overrides = (name: string) =>
      OVERRIDING.test(name) || (choosesPartition && name === 'SBATCH_PARTITION');
    const environment = Object.fromEntries(
      Object.entries(this.#environment).filter(([name]) => !overrides(name)),
    );
    let answer: CommandAnswer;
    try {
      answer = await runSlurmCommand('sbatch', ['--parsable', `--comment=${mark}`, path], {
        env: environment,
        timeoutMs: SUBMIT_TIMEOUT_MS,
        ...(signal ? { signal } : {}),
      });
    } catch (error) {
      await this.#cancelMarked(mark);
      throw error;
    }
    if (answer.code !== 0) throw refusalOf(answer.stderr);
    const id = parseJobId(answer.stdout);
    if (id === null) {
      await this.#cancelMarked(mark);
      throw new SlurmCommandError(
        'sbatch',
        `it named no job but said ${JSON.stringify(answer.stdout.slice(0, 200))}.`,
      );
    }
    return id;
  }

  /** Where the job stands; throws SlurmUnreachableError, SlurmCommandError. */
  async status(id: JobId, signal?: AbortSignal): Promise<JobStatus> {
    const args = ['--noheader', '--states=all', `--jobs=${id}`, '-o', STATUS_FORMAT];
    const { code, stdout, stderr } = await this.#run('squeue', args, QUERY_TIMEOUT_MS, signal);
    if (code !== 0 && !/Invalid job id/i.test(stderr)) throw failureOf('squeue', stderr);
    const status = code === 0 ? parseStatus(id, stdout) : unknownJob(id);
    return status.state === 'unknown' ? this.#accounted(id, signal) : status;
  }

  /** The queue forgets a job some minutes after its end; the accounts do not, where a cluster keeps them. */
  async #accounted(id: JobId, signal?: AbortSignal): Promise<JobStatus> {
    try {
      const args = ['-n', '-P', '-X', '-o', 'State,Reason', '-j', id];
      const { code, stdout } = await this.#run('sacct', args, QUERY_TIMEOUT_MS, signal);
      return code === 0 ? parseAccounted(id, stdout) : unknownJob(id);
    } catch (error) {
      if (error instanceof SlurmUnreachableError) return unknownJob(id);
      throw error;
    }
  }

  /** The name of this cluster; null where SLURM does not say one. Throws SlurmUnreachableError, SlurmCommandError. */
  async clusterName(signal?: AbortSignal): Promise<string | null> {
    const { code, stdout, stderr } = await this.#run(
      'scontrol',
      ['show', 'config'],
      QUERY_TIMEOUT_MS,
      signal,
    );
    if (code !== 0) throw failureOf('scontrol', stderr);
    const name = /^ClusterName\s*=\s*([A-Za-z0-9._-]{1,128})\s*$/m.exec(stdout)?.[1];
    return name === undefined || name === '(null)' ? null : name;
  }

  /** The names of the waiting and running jobs of this user by their numbers. Throws SlurmUnreachableError, SlurmCommandError. */
  async ownJobs(signal?: AbortSignal): Promise<ReadonlyMap<JobId, string>> {
    const { code, stdout, stderr } = await this.#run(
      'squeue',
      ['--noheader', '--me', '-o', '%i|%j'],
      QUERY_TIMEOUT_MS,
      signal,
    );
    if (code !== 0) throw failureOf('squeue', stderr);
    const jobs = new Map<JobId, string>();
    for (const row of stdout.split('\n')) {
      const [number = '', ...name] = row.split('|');
      const id = parseJobId(number);
      if (id !== null) jobs.set(id, name.join('|').trim());
    }
    return jobs;
  }

  /** Ends a job, waiting or running; one that has ended or is not known is no error. */
  async cancel(id: JobId, signal?: AbortSignal): Promise<void> {
    const { code, stderr } = await this.#run('scancel', [id], CANCEL_TIMEOUT_MS, signal);
    if (code !== 0 && !/Invalid job id|already completed/i.test(stderr)) throw failureOf('scancel', stderr);
  }

  /** Cancels the job that carries `mark`, whose number never came back; as far as SLURM answers. */
  async #cancelMarked(mark: string): Promise<void> {
    try {
      const { stdout } = await this.#run('squeue', ['--noheader', '--me', '-o', '%i|%k'], QUERY_TIMEOUT_MS);
      const row = stdout.split('\n').find((text) => text.endsWith(`|${mark}`));
      const id = row === undefined ? null : parseJobId(row.split('|')[0] ?? '');
      if (id !== null) await this.cancel(id);
    } catch {
      // The first error says what is wrong.
    }
  }

  #run(
    program: string,
    args: readonly string[],
    timeoutMs: number,
    signal?: AbortSignal,
  ): Promise<CommandAnswer> {
    const env = { ...this.#environment, SLURM_TIME_FORMAT: TIME_FORMAT };
    return runSlurmCommand(program, args, { env, timeoutMs, ...(signal ? { signal } : {}) });
  }
}
