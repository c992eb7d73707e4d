/**
 * When the time of the batch job around this process is over, in seconds since 1970; null where that is not known.
 * `EMOUT_ENDS_AT` says it for other schedulers.
 */
export function jobEnd(environment: NodeJS.ProcessEnv): number | null {
  const end = Number(environment.EMOUT_ENDS_AT || environment.SLURM_JOB_END_TIME || 0);
  return end > 0 ? end : null;
}
