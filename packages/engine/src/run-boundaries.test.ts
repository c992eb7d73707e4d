import { decodeMeshes } from '@emout/geometry/mesh-buffer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boundariesAnswer, meshesAnswer } from './run-boundaries.js';
import { KEY, ScratchRuns } from './testing/scratch-runs.js';

const never = new AbortController().signal;

function spheres(...radii: readonly string[]): string {
  const list = (words: readonly string[]) => words.join(', ');
  return [
    KEY,
    '&ptcond',
    "  boundary_type = 'complex'",
    `  boundary_types = ${list(radii.map(() => "'sphere'"))}`,
    `  sphere_origin(1:3, 1:${radii.length}) = ${list(radii.map(() => '1.0, 1.0, 1.0'))}`,
    `  sphere_radius(1:${radii.length}) = ${list(radii)}`,
    '/',
  ].join('\n');
}

describe('boundaries with lengths that nobody means', () => {
  let runs: ScratchRuns;
  beforeAll(async () => {
    runs = await ScratchRuns.create();
    runs.make('spheres', spheres('1e300', '2.0', '-3.0', '1d39'));
  });
  afterAll(() => runs[Symbol.dispose]());

  it('says why a surface is not drawn', () => {
    const { boundaries } = boundariesAnswer(runs.open('spheres'), 'spheres');
    expect(boundaries.map(({ problem }) => problem)).toEqual([
      'Its surface reaches too far away to be drawn.',
      null,
      'sphere_radius(3) = -3 is not positive.',
      'Its surface reaches too far away to be drawn.',
    ]);
    expect(boundaries.map(({ box }) => box === null)).toEqual([true, false, true, true]);
  });

  it('sends the surfaces that can be drawn', () => {
    const request = { run: 'spheres', units: 'si', resolution: 1 } as const;
    const { header } = decodeMeshes(meshesAnswer(runs.open('spheres'), request, never).bytes);
    expect(header.bodies.map(({ index }) => index)).toEqual([1]);
  });

  it('is given up between two bodies', () => {
    const left = AbortSignal.abort(new Error('nobody waits'));
    expect(() => boundariesAnswer(runs.open('spheres'), 'spheres', left)).toThrow('nobody waits');
  });
});
