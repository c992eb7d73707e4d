import { expect, test } from 'vitest';
import { jobEnd } from './job-end.js';

test.each([
  [{}, null],
  [{ SLURM_JOB_END_TIME: '1764000000' }, 1_764_000_000],
  [{ SLURM_JOB_END_TIME: '1764000000', EMOUT_ENDS_AT: '1763990000.5' }, 1_763_990_000.5],
  [{ SLURM_JOB_END_TIME: '1764000000', EMOUT_ENDS_AT: '' }, 1_764_000_000],
  [{ SLURM_JOB_END_TIME: 'soon' }, null],
  [{ EMOUT_ENDS_AT: '0' }, null],
])('%o ends at %s', (environment, end) => expect(jobEnd(environment)).toBe(end));
