import { readFileSync } from 'node:fs';
import { JobRequestError } from './errors.js';
import { walltimeSeconds } from './walltime.js';

/** How a cluster is asked for resources: `--cpus-per-task` and `--mem`, or Kyoto's `--rsc p=:t=:c=:m=`. */
export type Dialect = 'standard' | 'rsc';

/** One job of one node. */
export interface JobRequest {
  /** Letters, digits, `.`, `_`, `-`. */
  readonly name: string;
  /** null: the default of the cluster. */
  readonly partition: string | null;
  /** As SLURM writes it: `03:00:00`, `90`, `1-12`. */
  readonly walltime: string;
  /** A whole number and a unit: `60G`, `4000M`. */
  readonly memory: string;
  readonly cores: number;
  readonly dialect: Dialect;
  /** `p=` of the dialect `rsc`. */
  readonly processes: number;
  /** `t=` of the dialect `rsc`. */
  readonly threads: number;
  /** Absolute paths; `%j` stands for the number of the job. */
  readonly output: string;
  readonly error: string;
  /** Shell lines that run before the command (`module load …`). */
  readonly preamble: readonly string[];
  /** Program and arguments; the shell is replaced by it, so that signals reach it. */
  readonly command: readonly string[];
}

/** From apps/cli/src/slurm and apps/cli/dist/slurm alike. */
const TEMPLATE = new URL('../../../../infra/slurm/session.sh.template', import.meta.url);

/** SLURM sends the early TERM up to a minute too early: shorter sessions would hear it at their start. */
const SHORTEST_WITH_NOTICE_S = 240;
const MAX_COUNT = 100_000;
const MAX_TEXT_LENGTH = 4096;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not pass.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

function matching(field: string, value: string, form: RegExp, needed: string): string {
  if (!form.test(value)) throw new JobRequestError(field, value, needed);
  return value;
}

function count(field: string, value: number): number {
  if (!Number.isSafeInteger(value) || value < 1 || value > MAX_COUNT)
    throw new JobRequestError(field, String(value), `a whole number from 1 to ${MAX_COUNT} is needed`);
  return value;
}

function line(field: string, value: string): string {
  if (CONTROL.test(value) || value.length > MAX_TEXT_LENGTH)
    throw new JobRequestError(field, value.slice(0, 100), 'one line of ordinary characters is needed');
  return value;
}

/** A path as a directive takes it; in double quotes, where only the backslash and the quote have a meaning. */
function path(field: string, value: string): string {
  return `"${matching(field, line(field, value), /^\/[^"'\\]*$/, 'an absolute path without quotes and backslashes is needed')}"`;
}

function quoted(word: string): string {
  return `'${line('The command', word).replaceAll("'", "'\\''")}'`;
}

const RESOURCES: Readonly<Record<Dialect, (request: JobRequest, memory: string) => readonly string[]>> = {
  standard: ({ cores }, memory) => [
    '#SBATCH --nodes=1',
    '#SBATCH --ntasks=1',
    `#SBATCH --cpus-per-task=${count('The number of cores', cores)}`,
    `#SBATCH --mem=${memory}`,
  ],
  rsc: ({ processes, threads, cores }, memory) => {
    const p = count('The number of processes', processes);
    const t = count('The number of threads', threads);
    return [`#SBATCH --rsc p=${p}:t=${t}:c=${count('The number of cores', cores)}:m=${memory}`];
  },
};

function partition(name: string | null): readonly string[] {
  if (name === null) return [];
  return [
    `#SBATCH --partition=${matching('The partition', name, /^[A-Za-z0-9_.,-]{1,255}$/, 'names of partitions have letters, digits, `.`, `_` and `-`')}`,
  ];
}

/** The text of the batch script for one session, from the template in `infra/slurm`; throws JobRequestError. */
export function batchScript(request: JobRequest): string {
  const seconds = walltimeSeconds(request.walltime);
  if (seconds === null || seconds < 1)
    throw new JobRequestError(
      'The walltime',
      request.walltime,
      'a time like 03:00:00, 90 (minutes) or 1-12:00:00 is needed',
    );
  if (request.command.length === 0) throw new JobRequestError('The command', '', 'there has to be a program');
  const memory = matching(
    'The memory',
    request.memory,
    /^[1-9]\d{0,11}[KMGTkmgt]$/,
    'a whole number with K, M, G or T is needed, like 60G',
  );
  const values: Readonly<Record<string, readonly string[]>> = {
    name: [
      `#SBATCH --job-name=${matching('The name', request.name, /^[A-Za-z0-9_.-]{1,128}$/, 'letters, digits, `.`, `_` and `-` are needed')}`,
    ],
    partition: partition(request.partition),
    resources: RESOURCES[request.dialect](request, memory),
    walltime: [`#SBATCH --time=${request.walltime}`],
    output: [`#SBATCH --output=${path('The output file', request.output)}`],
    error: [`#SBATCH --error=${path('The error file', request.error)}`],
    notice: seconds < SHORTEST_WITH_NOTICE_S ? [] : ['#SBATCH --signal=B:TERM@60'],
    preamble: request.preamble.map((text) => line('A line of the preamble', text)),
    command: [`exec ${request.command.map(quoted).join(' ')}`],
  };
  return readFileSync(TEMPLATE, 'utf8')
    .split('\n')
    .flatMap((text) => values[/^\{\{(\w+)\}\}$/.exec(text)?.[1] ?? ''] ?? [text])
    .join('\n');
}
