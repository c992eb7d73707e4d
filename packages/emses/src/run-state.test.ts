import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { notice } from './notice.js';
import { lastStepOfIcur, type RunEvidence, runState } from './run-state.js';

const halfway: RunEvidence = {
  fieldFiles: 3,
  unreadableFiles: 0,
  unreadable: null,
  written: 3,
  counted: 3,
  expected: 5,
  lastTimeS: 1e-5,
  lastCurrentStep: 200,
  nstep: 400,
  quietS: 5,
  outputIntervalS: 60,
};

describe('runState', () => {
  it.each<[string, Partial<RunEvidence>, string]>([
    ['growing', {}, 'files changed just now'],
    ['growing', { quietS: 599 }, 'within ten minutes'],
    ['growing', { quietS: 5000, outputIntervalS: 1800 }, 'within three output intervals'],
    ['stopped', { quietS: 601 }, 'quiet for longer than ten minutes'],
    ['stopped', { quietS: 6.1 * 3600, outputIntervalS: 1e6 }, 'quiet for longer than six hours'],
    ['stopped', { quietS: 601, lastCurrentStep: null }, 'without icur'],
    ['complete', { counted: 5, written: 5 }, 'all outputs'],
    ['complete', { counted: 5, written: 4 }, 'all outputs, one of them left out'],
    ['complete', { lastCurrentStep: 400, quietS: 1e6 }, 'icur at the last step'],
    ['complete', { expected: null, nstep: null, quietS: 1e4 }, 'quiet and nothing known'],
    ['growing', { expected: null, nstep: null }, 'changing and nothing known'],
    ['waiting', { written: 0, counted: 0 }, 'no snapshot'],
    ['waiting', { fieldFiles: 0, written: 0, counted: 0, quietS: 1e6 }, 'no file'],
    ['waiting', { written: 0, counted: 0, unreadableFiles: 2 }, 'some broken, none with a snapshot'],
    [
      'unreadable',
      { written: 0, unreadableFiles: 3, unreadable: notice('other', 'It is torn.') },
      'all broken',
    ],
  ])('%s: %o (%s)', (kind, change) => {
    expect(runState({ ...halfway, ...change }).kind).toBe(kind);
  });

  it('gives numbers in its reason', () => {
    expect(runState({ ...halfway, quietS: 7260 })).toMatchObject({
      reason: '3 of 5 outputs are written; nothing was for 2 h 1 min.',
      notice: { code: 'stopped', values: { written: 3, expected: 5, quietS: 7260 } },
    });
    expect(runState(halfway).steps).toEqual({ written: 3, expected: 5, lastTimeS: 1e-5 });
  });
});

describe('lastStepOfIcur', () => {
  const directory = mkdtempSync(join(tmpdir(), 'emout-icur-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  it.each([
    ['  10 1.0E-3\n  400 2.0E-3\n', 400],
    ['  10 1.0E-3\n  400 2.0E-3\n\n  \n', 400],
    ['  7 1.0', 7],
    ['', null],
    ['\n\n', null],
    [' ***** 1.0\n', null],
    [' 12.5 1.0\n', null],
    [`${' 1 0.0E0\n'.repeat(20_000)} 399 1.0\r\n`, 399],
  ])('%#', (text, step) => {
    const path = join(directory, 'icur');
    writeFileSync(path, text);
    expect(lastStepOfIcur(path, Buffer.byteLength(text))).toBe(step);
  });
});
