import { type NdArray, ndarray } from '@emout/ndarray/ndarray';
import { extent } from '@emout/ndarray/reduce';
import { describe, expect, it } from 'vitest';
import { compose } from './compose.js';
import { Extents } from './extents.js';
import { axisOf, fieldOf, PLAIN_METRICS, panelOf } from './sample-fields.test-data.js';
import { parseFigureSpec } from './spec.js';
import type { LayerInput } from './spec-layers.js';

/** An array that counts how often its numbers are looked at from the beginning. */
function counted(values: NdArray): { values: NdArray; passes: () => number } {
  let first = 0;
  const data = new Proxy(values.data, {
    get: (target, key) => {
      if (key === String(values.offset)) first++;
      const member: unknown = Reflect.get(target, key);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  return { values: { ...values, data }, passes: () => first };
}

describe('Extents', () => {
  it('are those of the arrays, parts of one being told apart', () => {
    const data = Float64Array.of(3, -1, Number.NaN, 8, 0, 2);
    const whole = ndarray(data, [2, 3]);
    const parts: NdArray[] = [
      whole,
      { ...whole, shape: [3, 2], strides: [1, 3] },
      { ...whole, shape: [3], strides: [1] },
      { ...whole, shape: [3], strides: [1], offset: 3 },
      { ...whole, shape: [2], strides: [3] },
      ndarray(Float64Array.of(7), [1]),
    ];
    const extents = new Extents();
    for (const part of [...parts, ...parts]) expect(extents.of(part)).toEqual(extent(part));
  });

  it('are looked for once, also for another array over the same numbers', () => {
    const { values, passes } = counted(ndarray(Float64Array.of(1, 5, 2), [3]));
    const extents = new Extents();
    const found = extents.of(values);
    expect(found).toMatchObject({ min: 1, max: 5 });
    const once = passes();
    expect(extents.of({ ...values })).toBe(found);
    expect(passes()).toBe(once);
    new Extents().of(values);
    expect(passes()).toBe(2 * once);
  });

  const contour: LayerInput = {
    kind: 'contour',
    data: { run: 'a', expr: 'f[0]' },
    labels: false,
    levels: [1e9],
  };
  const contours: [string, LayerInput][] = [
    ['contour lines', contour],
    ['contours of colours', { ...contour, cmap: 'jet' }],
  ];

  it.each(contours)('are shared by a map and its %s', (_, above) => {
    const map: LayerInput = { kind: 'map', data: { run: 'a', expr: 'f[0]' } };
    const passesOf = (layers: LayerInput[]): number => {
      const field = fieldOf([axisOf('z', 5, 0, 1), axisOf('x', 4, 0, 1)]);
      const { values, passes } = counted(field.values);
      const spec = parseFigureSpec({ v: 1, panels: [{ layers }] });
      compose(spec, { panels: [panelOf(...layers.map(() => ({ ...field, values })))] }, PLAIN_METRICS);
      return passes();
    };
    const [alone, both] = [passesOf([above]), passesOf([map, above])];
    expect(alone).toBeGreaterThan(0);
    expect(both).toBe(alone);
  });
});
