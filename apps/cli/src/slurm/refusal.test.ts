import { expect, test } from 'vitest';
import { JobRefusedError, SlurmUnreachableError } from './errors.js';
import { failureOf, refusalOf } from './refusal.js';

test.each([
  [
    'sbatch: error: invalid partition specified: nope\nsbatch: error: Batch job submission failed: Invalid partition name specified',
    'partition',
  ],
  [
    'sbatch: error: Memory specification can not be satisfied\nsbatch: error: Batch job submission failed: Requested node configuration is not available',
    'resources',
  ],
  ['sbatch: error: Batch job submission failed: More processors requested than permitted', 'resources'],
  ["sbatch: unrecognized option '--rsc'", 'resources'],
  [
    'sbatch: error: Batch job submission failed: Requested time limit is invalid (missing or exceeds some limit)',
    'walltime',
  ],
  [
    "sbatch: error: Batch job submission failed: Job violates accounting/QOS policy (job submit limit, user's size and/or time limits)",
    'limit',
  ],
  ['sbatch: error: QOSMaxSubmitJobPerUserLimit', 'limit'],
  ['sbatch: error: AssocMaxSubmitJobLimit', 'limit'],
  ['sbatch: error: Batch job submission failed: Invalid qos specification', 'account'],
  [
    'sbatch: error: Batch job submission failed: Invalid account or account/partition combination specified',
    'account',
  ],
  [
    "sbatch: error: Batch job submission failed: User's group not permitted to use this partition",
    'permission',
  ],
  ['sbatch: error: Batch job submission failed: Access/permission denied', 'permission'],
  ['sbatch: error: The site wants a project code', 'other'],
  ['', 'other'],
])('%s is a refusal for %s', (stderr, kind) => {
  const error = refusalOf(stderr);
  expect(error).toBeInstanceOf(JobRefusedError);
  expect(error).toMatchObject({ tag: 'JobRefused', kind });
  expect(error.message).not.toContain('error:');
});

test.each([
  'sbatch: error: Batch job submission failed: Unable to contact slurm controller (connect failure)',
  'slurm_load_jobs error: Socket timed out on send/recv operation',
  'sbatch: fatal: Could not establish a configuration source',
])('%s is silence of the controller', (stderr) => {
  expect(refusalOf(stderr)).toBeInstanceOf(SlurmUnreachableError);
  expect(failureOf('squeue', stderr)).toBeInstanceOf(SlurmUnreachableError);
});

test('what a command said is kept, in one line and not without end', () => {
  const error = failureOf(
    'scancel',
    `scancel: error: Kill job error on job id 3: Access/permission denied\n${'x'.repeat(9_000)}`,
  );
  expect(error).toMatchObject({ tag: 'SlurmCommand', command: 'scancel' });
  expect(error.message).toContain('Access/permission denied x');
  expect(error.message.length).toBeLessThan(600);
});
