import { JobRefusedError, type RefusalKind, SlurmCommandError, SlurmUnreachableError } from './errors.js';

const UNREACHABLE =
  /Unable to contact slurm controller|Socket timed out|Connection refused|Transport endpoint|Zero Bytes were transmitted|Could not establish a configuration source|in standby mode|Slurm temporarily unable to accept/i;

/** What SLURM says when it refuses a job (src/common/slurm_errno.c of SLURM), the first that fits counts. */
const REFUSALS: readonly (readonly [RegExp, RefusalKind])[] = [
  [/invalid partition|Job not submitted to any partition|no default partition/i, 'partition'],
  [/invalid account|invalid qos/i, 'account'],
  [/accounting\/QOS policy|QOS|Assoc|job count/i, 'limit'],
  [/time ?limit|invalid --time|time limit specification/i, 'walltime'],
  [/access.*denied|permission denied|not permitted to use this partition|Invalid user id/i, 'permission'],
  [
    /node configuration|partition configuration|memory specification|invalid --mem|CPU count|more processors|node count|nodes? not available|--rsc/i,
    'resources',
  ],
];

const SENTENCES: Readonly<Record<RefusalKind, string>> = {
  partition:
    'SLURM did not take the job: there is no such partition here. Choose one that `sinfo` lists with --partition.',
  resources:
    'SLURM did not take the job: no node of this partition has so much memory or so many cores. Ask for less with --memory and --cores, or choose another --partition.',
  walltime:
    'SLURM did not take the job: the walltime is longer than this partition allows. Ask for less with --walltime; `sinfo` shows the limits.',
  account:
    'SLURM did not take the job: the account or the quality of service does not fit. Set SBATCH_ACCOUNT and SBATCH_QOS to what your centre gave you.',
  limit:
    'SLURM did not take the job: it would exceed a limit of your account (number of jobs, their size or their time). Stop another job (`squeue --me`), or ask for less.',
  permission:
    'SLURM did not take the job: this account may not use the partition. Choose another with --partition.',
  other: 'SLURM did not take the job.',
};

const MAX_DETAIL_LENGTH = 500;

/** The last words of a command, without the prefixes of its name and in one line. */
export function spokenDetail(stderr: string): string {
  const lines = stderr
    .split('\n')
    .map((text) => text.replace(/^\w+: (?:error|fatal): /, '').trim())
    .filter((text) => text !== '');
  return lines.join(' ').slice(0, MAX_DETAIL_LENGTH);
}

/** The error for what `sbatch` said when it ended with another code than 0. */
export function refusalOf(stderr: string): JobRefusedError | SlurmUnreachableError {
  const detail = spokenDetail(stderr);
  if (UNREACHABLE.test(detail)) return new SlurmUnreachableError('sbatch', `says: ${detail}`);
  const kind = REFUSALS.find(([form]) => form.test(detail))?.[1] ?? 'other';
  return new JobRefusedError(kind, detail, SENTENCES[kind]);
}

/** The error for another command that ended with another code than 0. */
export function failureOf(command: string, stderr: string): SlurmCommandError | SlurmUnreachableError {
  const detail = spokenDetail(stderr);
  return UNREACHABLE.test(detail)
    ? new SlurmUnreachableError(command, `says: ${detail}`)
    : new SlurmCommandError(command, detail === '' ? 'it gave no reason.' : detail);
}
