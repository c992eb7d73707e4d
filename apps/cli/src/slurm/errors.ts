/** What SLURM objected to, from the words of `sbatch`. */
export type RefusalKind =
  | 'partition'
  | 'resources'
  | 'walltime'
  | 'account'
  | 'limit'
  | 'permission'
  | 'other';

/** SLURM did not take the job; nothing was queued. */
export class JobRefusedError extends Error {
  readonly tag = 'JobRefused' as const;
  constructor(
    readonly kind: RefusalKind,
    /** What `sbatch` itself said. */
    readonly detail: string,
    sentence: string,
  ) {
    super(detail === '' ? sentence : `${sentence} (SLURM: ${detail})`);
  }
}

/** The controller of SLURM does not answer; whether a job still runs is not known. */
export class SlurmUnreachableError extends Error {
  readonly tag = 'SlurmUnreachable' as const;
  constructor(
    readonly command: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(
      `SLURM does not answer: ${command} ${reason}. Try again in a minute; \`sinfo\` shows when it is back.`,
      options,
    );
  }
}

/** A command of SLURM failed for a reason of its own. */
export class SlurmCommandError extends Error {
  readonly tag = 'SlurmCommand' as const;
  constructor(
    readonly command: string,
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super(`${command} failed: ${detail}`, options);
  }
}

/** A value that cannot stand in a batch script. */
export class JobRequestError extends Error {
  readonly tag = 'JobRequest' as const;
  constructor(
    readonly field: string,
    readonly value: string,
    needed: string,
  ) {
    super(`${field} ${JSON.stringify(value)} cannot be asked of SLURM: ${needed}.`);
  }
}
