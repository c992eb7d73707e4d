import { expect, test } from 'vitest';
import { jobEndWords } from './job-end.js';
import { parseAccounted, parseJobId, parseStatus, unknownJob } from './job-status.js';

const id = parseJobId('17');
if (id === null) throw new Error('no number');

test.each([
  ['TIMEOUT', 'TimeLimit', 'the time of its job was over; ask for more with --walltime (TIMEOUT, TimeLimit)'],
  ['NODE_FAIL', 'None', 'its node failed (NODE_FAIL)'],
  [
    'OUT_OF_MEMORY',
    'OutOfMemory',
    'its job needed more memory than it had; ask for more with --memory (OUT_OF_MEMORY, OutOfMemory)',
  ],
  ['PREEMPTED', 'None', 'its job had to make room for one of a higher priority (PREEMPTED)'],
  ['toString', 'None', 'its job is over (toString)'],
])('%s is said in words', (state, reason, words) =>
  expect(jobEndWords(parseStatus(id, `17|${state}|0:00|0|n1|${reason}`))).toBe(words),
);

test('a job that SLURM forgot is said to be so', () =>
  expect(jobEndWords(unknownJob(id))).toBe('SLURM does not know its job 17 any more'));

test('what the accounts say of a job that the queue has forgotten is taken', () => {
  expect(parseAccounted(id, 'CANCELLED by 1000|None\n')).toMatchObject({
    state: 'ended',
    slurmState: 'CANCELLED',
  });
  expect(parseAccounted(id, 'TIMEOUT|None\nTIMEOUT|\n')).toMatchObject({ state: 'ended', reason: null });
  for (const text of ['', 'RUNNING|None', 'PENDING|', 'nonsense'])
    expect(parseAccounted(id, text)).toEqual(unknownJob(id));
});
