import { type AxisSelection, resolveIndex } from '@emout/ndarray/index-rules';
import { describe, expect, it } from 'vitest';
import { bytesOfChunks, bytesOfPlan } from './bytes-to-read.js';
import { planTransfer } from './transfer-plan.js';

const SHAPE = [20, 200, 100];
const all = { kind: 'range', start: null, stop: null, step: null } as const;
const at = (position: number) => ({ kind: 'index', at: position }) as const;

function direct(selection: readonly AxisSelection[]): number {
  return bytesOfPlan(planTransfer(SHAPE, selection, 1), 4);
}

describe('bytes that are taken from a file', () => {
  it.each([
    ['everything', [all, all, all], 20 * 200 * 100 * 4],
    ['one plane of neighbours', [at(3), all, all], 200 * 100 * 4],
    ['rows that are far apart', [all, at(7), all], 20 * 100 * 4],
    ['columns between narrow gaps', [at(3), all, at(5)], (199 * 100 + 1) * 4],
    ['the same for all planes', [all, all, at(5)], (19 * 20_000 + 199 * 100 + 1) * 4],
    ['one value', [at(0), at(0), at(0)], 4],
  ])('%s', (_, items, bytes) => {
    expect(direct(resolveIndex(items, SHAPE))).toBe(bytes);
  });

  it('does not depend on the direction', () => {
    const backwards = { kind: 'range', start: null, stop: null, step: -2 } as const;
    const forwards = { kind: 'range', start: 1, stop: null, step: 2 } as const;
    expect(direct(resolveIndex([backwards, all, all], SHAPE))).toBe(
      direct(resolveIndex([forwards, all, all], SHAPE)),
    );
  });

  it('counts whole chunks', () => {
    const plane = resolveIndex([at(7), all, { kind: 'range', start: 40, stop: 4, step: -9 }], SHAPE);
    // Of 5 × 50 × 10: one chunk of z, four of y, and x = 40, 31, 22, 13 lie in four.
    expect(bytesOfChunks(plane, [5, 50, 10], 8)).toBe(5 * 200 * 40 * 8);
  });
});
