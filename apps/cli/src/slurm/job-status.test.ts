import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJobId, parseStatus } from './job-status.js';

function idOf(text: string) {
  const id = parseJobId(text);
  if (id === null) throw new Error(`${text} is no number of a job`);
  return id;
}

describe('parseJobId', () => {
  it('takes the number with or without the name of the cluster', () => {
    expect(parseJobId('4711\n')).toBe('4711');
    expect(parseJobId('4711;laurel\n')).toBe('4711');
  });
  it.each(['', 'Submitted batch job 3', '3 4', '-3', '3\n4'])('takes no number from %j', (text) =>
    expect(parseJobId(text)).toBeNull(),
  );
});

describe('parseStatus', () => {
  const id = idOf('17');

  it('tells when a waiting job starts, and why it waits', () => {
    expect(parseStatus(id, '17|PENDING|3:00:00|1795403699||Resources\n')).toEqual({
      id: '17',
      state: 'pending',
      slurmState: 'PENDING',
      reason: 'Resources',
      node: null,
      expectedStart: new Date(1_795_403_699_000),
      timeLeftS: null,
    });
  });

  it('tells where a job runs and for how long', () => {
    expect(
      parseStatus(id, '16|FAILED|1|2|n|x\n17|RUNNING|1-02:03:04|1795400099|cx0012|None\n'),
    ).toMatchObject({
      state: 'running',
      reason: null,
      node: 'cx0012',
      expectedStart: null,
      timeLeftS: 93_784,
    });
  });

  it.each([
    ['COMPLETING', 'completing'],
    ['TIMEOUT', 'ended'],
    ['OUT_OF_MEMORY', 'ended'],
    ['NODE_FAIL', 'ended'],
    ['CONFIGURING', 'pending'],
    ['SUSPENDED', 'running'],
    ['A_WORD_OF_TOMORROW', 'running'],
    ['constructor', 'running'],
  ])('knows %s as %s', (slurmState, state) =>
    expect(parseStatus(id, `17|${slurmState}|N/A|N/A||`)).toMatchObject({ state, slurmState }),
  );

  it('knows nothing of a job without a row', () => {
    expect(parseStatus(id, '').state).toBe('unknown');
    expect(parseStatus(id, '170|RUNNING|1:00|0|n|None').state).toBe('unknown');
  });

  it('keeps a reason with bars and survives any text', () => {
    expect(parseStatus(id, '17|PENDING|1:00|N/A||a|b').reason).toBe('a|b');
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const status = parseStatus(id, `17|${text}`);
        expect(status.id).toBe('17');
        expect(Number.isNaN(status.expectedStart?.getTime() ?? 0)).toBe(false);
      }),
    );
  });
});
