import type { RunSummary } from '@emout/api/schemas';
import { runPathSchema } from '@emout/api/schemas';
import { decodeSpec } from '@emout/figure/codec';
import { parseFigureSpec } from '@emout/figure/spec';
import { describe, expect, it } from 'vitest';
import { countStates, groupRuns } from './group-runs';
import { runAddress } from './run-address';
import { thumbnailAddress } from './thumbnail-address';

function summary(run: string, modifiedAtMs: number, extra: Partial<RunSummary> = {}): RunSummary {
  return {
    run: runPathSchema.parse(run),
    name: run.split('/').at(-1) ?? run,
    state: 'complete',
    reason: null,
    notice: null,
    steps: { written: 20, expected: 20, lastTimeS: 6e-4 },
    grid: { nx: 128, ny: 65, nz: 96 },
    dxM: 0.5,
    bytes: 1,
    modifiedAtMs,
    thumbnailField: 'phisp',
    ...extra,
  };
}

describe('groupRuns', () => {
  it('gathers runs by folder, newest folder and newest run first', () => {
    const groups = groupRuns([summary('a/x', 1), summary('b/c/y', 5), summary('top', 3), summary('a/z', 9)]);
    expect(groups.map(({ folder, runs }) => [folder, runs.map(({ run }) => run)])).toEqual([
      ['a', ['a/z', 'a/x']],
      ['b/c', ['b/c/y']],
      ['', ['top']],
    ]);
  });

  it('counts states', () => {
    const counts = countStates([summary('a', 1), summary('b', 1, { state: 'growing' }), summary('c', 1)]);
    expect(counts).toMatchObject({ complete: 2, growing: 1, stopped: 0 });
  });
});

describe('thumbnailAddress', () => {
  it('is a complete figure of the last step through the middle of y', () => {
    const address = thumbnailAddress(summary('lunar/a b', 1)) ?? '';
    const spec = decodeSpec(new URL(address, 'http://x').searchParams.get('s') ?? '');
    expect(parseFigureSpec(spec)).toEqual(spec);
    expect(spec.frame).toBe('none');
    expect(spec.theme).toBe('paper');
    expect(spec.panels[0]?.layers[0]).toMatchObject({
      kind: 'map',
      data: { run: 'lunar/a b', expr: 'phisp[-1, :, 32, :]', units: 'si' },
    });
  });

  it('is another one when the run has grown', () => {
    const grown = { written: 21, expected: 40, lastTimeS: null };
    expect(thumbnailAddress(summary('a', 1, { steps: grown }))).not.toBe(thumbnailAddress(summary('a', 1)));
  });

  it('is none where there is nothing to draw', () => {
    const nothing: Partial<RunSummary>[] = [
      { thumbnailField: null },
      { grid: null },
      { steps: { written: 0, expected: 20, lastTimeS: null } },
    ];
    for (const extra of nothing) expect(thumbnailAddress(summary('a', 1, extra))).toBeNull();
  });
});

it('keeps the slashes of a run in its address', () => {
  expect(runAddress('lunar/rect hole/50%')).toBe('/run/lunar/rect%20hole/50%25');
});
