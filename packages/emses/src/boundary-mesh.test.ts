import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isClosed } from '@emout/geometry/closed-mesh';
import { area, boundingBox, signedVolume, withoutZeroArea } from '@emout/geometry/triangle-mesh';
import { describe, expect, it } from 'vitest';
import { goldenRun } from '../test/golden-fixture.js';
import { boundariesOf, meshOfBoundary } from './boundaries.js';
import { Parameters } from './parameters.js';

const parameters = Parameters.parse(readFileSync(join(goldenRun, 'plasma.inp'), 'utf8'));
const original = boundariesOf(parameters, { compat: 'emout' });
const GRID = { unit: 'grid', compat: 'emout' } as const;

describe('boundaries as they are drawn here', () => {
  const { boundaries } = boundariesOf(parameters);

  it.each(boundaries.map((boundary) => [boundary.label, boundary] as const))('%s', (_, boundary) => {
    const mesh = meshOfBoundary(boundary, { unit: 'grid' });
    const asEmout = original.boundaries.find(({ index }) => index === boundary.index);
    expect(withoutZeroArea(mesh)).toBe(mesh);
    const body =
      ['sphere', 'cuboid', 'disk'].includes(boundary.shape?.kind ?? '') ||
      /^cylinder[xyz]$/.test(boundary.type);
    expect(isClosed(mesh)).toBe(body);
    if (body) expect(signedVolume(mesh)).toBeGreaterThan(0);
    if (!asEmout || boundary.shape?.kind === 'plane-with-circle') return;
    expect(area(mesh)).toBeCloseTo(area(meshOfBoundary(asEmout, GRID)), 9);
  });

  it('are as large in metres as the grid spacing says', () => {
    for (const boundary of boundaries) {
      const [cells, metres] = [{ unit: 'grid' } as const, { unit: 'si', dxM: 0.5 } as const];
      expect(area(meshOfBoundary(boundary, metres))).toBeCloseTo(
        0.25 * area(meshOfBoundary(boundary, cells)),
        9,
      );
    }
  });

  it('have the plane of a hole across the whole domain', () => {
    const plane = boundaries.find(({ type }) => type === 'plane-with-circlez');
    if (!plane) throw new Error('The golden run has no plane with a hole.');
    const mesh = meshOfBoundary(plane, { unit: 'grid' });
    expect(boundingBox(mesh)).toEqual({ min: [0, 0, 20], max: [16, 12, 20] });
    expect(area(mesh)).toBeGreaterThan(16 * 12 - Math.PI * 1.5 ** 2);
    expect(area(mesh)).toBeLessThan(16 * 12 - 0.99 * Math.PI * 1.5 ** 2);
  });
});
