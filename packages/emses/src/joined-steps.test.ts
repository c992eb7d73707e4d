import { describe, expect, it } from 'vitest';
import { type PartOutputs, placeParts } from './joined-steps.js';

function outputs(keys: readonly number[], more: Partial<PartOutputs> = {}): PartOutputs {
  return {
    keys,
    schedule: { interval: 100, firstStep: 0 },
    dt: 0.5,
    lastStep: null,
    firstDiagnosticStep: null,
    repeats: null,
    ...more,
  };
}

function steps(...parts: readonly PartOutputs[]): (readonly number[])[] {
  return placeParts(parts).map((part) => part.steps);
}

describe('parts of a run in time', () => {
  it('continue where the one before ended, and repeat its last snapshot', () => {
    const placed = placeParts([outputs([0, 1, 2]), outputs([0, 1, 2]), outputs([0, 1])]);
    expect(placed.map((part) => part.steps)).toEqual([
      [0, 100, 200],
      [200, 300, 400],
      [400, 500],
    ]);
    expect(placed.map(({ repeats }) => repeats)).toEqual([false, true, true]);
    expect(placed.every(({ times }) => times === null)).toBe(true);
  });

  it('repeat nothing when output begins after the restart', () => {
    const placed = placeParts([
      outputs([0, 1, 2]),
      outputs([0, 1], { schedule: { interval: 100, firstStep: 100 } }),
    ]);
    expect(placed[1]).toEqual({ steps: [300, 400], times: null, repeats: false });
  });

  it('continue from the step that a job reached after its last output', () => {
    const placed = placeParts([outputs([0, 1, 2], { lastStep: 250 }), outputs([0, 1])]);
    expect(placed[1]).toEqual({ steps: [250, 350], times: null, repeats: false });
  });

  it('count on only where diagnostics or counters say so', () => {
    expect(steps(outputs([0, 1, 2]), outputs([3, 4]))[1]).toEqual([300, 400]);
    expect(steps(outputs([0, 1, 2]), outputs([2, 3]))[1]).toEqual([200, 300]);
    // The first snapshot of a restarted job is damaged: its counter still begins at 0.
    expect(steps(outputs([0, 1, 2]), outputs([1, 2]))[1]).toEqual([300, 400]);
    const later = { schedule: { interval: 100, firstStep: 300 } };
    expect(steps(outputs([0, 1, 2]), outputs([0, 1], later))[1]).toEqual([500, 600]);
    expect(steps(outputs([0, 1, 2]), outputs([0, 1], { ...later, firstDiagnosticStep: 201 }))[1]).toEqual([
      300, 400,
    ]);
    expect(steps(outputs([0, 1, 2]), outputs([3, 4], { firstDiagnosticStep: 1 }))[1]).toEqual([500, 600]);
  });

  it('follow what values tell where steps do not', () => {
    const unknown = { schedule: { interval: null, firstStep: 0 } };
    const first = outputs([0, 1, 2], unknown);
    const repeated = placeParts([first, outputs([0, 1], { ...unknown, repeats: true })]);
    expect(repeated[1]).toEqual({ steps: [2, 3], times: null, repeats: true });
    const fresh = placeParts([first, outputs([0, 1], { ...unknown, repeats: false })]);
    expect(fresh[1]).toEqual({ steps: [3, 4], times: null, repeats: false });
    const unlike = placeParts([outputs([0, 1, 2], { lastStep: 250 }), outputs([0, 1], { repeats: true })]);
    expect(unlike[1]?.steps).toEqual([200, 300]);
  });

  it('have times of their own when the length of a step changes', () => {
    const placed = placeParts([outputs([0, 1, 2]), outputs([0, 1], { dt: 0.25 }), outputs([0, 1])]);
    expect(placed.map(({ times }) => times)).toEqual([
      [0, 50, 100],
      [100, 125],
      [125, 175],
    ]);
  });

  it('pass over parts without a snapshot', () => {
    expect(steps(outputs([]), outputs([0, 1]))).toEqual([[], [0, 100]]);
    expect(steps(outputs([0, 1]), outputs([], { lastStep: 300 }), outputs([0]))).toEqual([
      [0, 100],
      [],
      [400],
    ]);
  });
});
