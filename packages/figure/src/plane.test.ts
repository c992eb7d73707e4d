import { describe, expect, it } from 'vitest';
import { planeOf } from './plane.js';
import { axisOf, fieldOf } from './sample-fields.test-data.js';

describe('planeOf', () => {
  it.each([
    [['t', 'x'], 't', 'x'],
    [['z', 'y'], 'y', 'z'],
    [['z', 'x'], 'x', 'z'],
    [['t', 'z'], 't', 'z'],
  ] as const)('lays %j with %s to the right and %s upwards', (names, right, up) => {
    const field = fieldOf(names.map((name, i) => axisOf(name, 2 + i, 0, 1)));
    const { horizontal, vertical, values } = planeOf(field);
    expect([horizontal.name, vertical.name]).toEqual([right, up]);
    expect(values.shape).toEqual([vertical.count, horizontal.count]);
  });
});
