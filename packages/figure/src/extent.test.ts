import { describe, expect, it } from 'vitest';
import type { AxisData, FieldData } from './data.js';
import { panelExtent, panelView } from './extent.js';
import { planeOf } from './plane.js';
import { axisOf, fieldOf } from './sample-fields.test-data.js';
import { parseFigureSpec } from './spec.js';

const layerOf = (layer: object) => {
  const spec = parseFigureSpec({
    v: 1,
    panels: [{ layers: [{ kind: 'map', data: { run: 'a', expr: 'f[0]' }, ...layer }] }],
  });
  const [first] = spec.panels[0]?.layers ?? [];
  if (first === undefined) throw new Error('no layer');
  return first;
};
const xz = (): FieldData => fieldOf([axisOf('z', 41, 0, 0.5), axisOf('x', 17, 0, 0.5)]);
const line = (): FieldData => fieldOf([axisOf('z', 41, 0, 1)], (k) => k - 10);

describe('panelExtent', () => {
  it('covers whole cells round the nodes of a map', () => {
    expect(panelExtent(layerOf({}), xz())).toEqual({ x: [-0.25, 8.25], y: [-0.25, 20.25] });
    expect(panelExtent(layerOf({ axes: 'zx' }), xz())).toEqual({ x: [-0.25, 20.25], y: [-0.25, 8.25] });
  });

  it('ends at the nodes for contours and for the original extent', () => {
    expect(panelExtent(layerOf({ kind: 'contour' }), xz())).toEqual({ x: [0, 8], y: [0, 20] });
    expect(panelExtent(layerOf({}), xz(), 'emout')).toEqual({ x: [0, 8], y: [0, 20] });
  });

  it('leaves 5 % round a line, but none at limits that were asked for', () => {
    expect(panelExtent(layerOf({ kind: 'line' }), line())).toEqual({ x: [-2, 42], y: [-12, 32] });
    const fixed = layerOf({ kind: 'line', limits: { kind: 'fixed', min: 0, max: 5 } });
    expect(panelExtent(fixed, line()).y).toEqual([0, 5]);
    const held = layerOf({ kind: 'line', limits: { kind: 'auto', min: 0 } });
    expect(panelExtent(held, line()).y).toEqual([0, 31.5]);
  });

  it('draws a map of one axis as a line', () => {
    expect(panelExtent(layerOf({}), line())).toEqual(panelExtent(layerOf({ kind: 'line' }), line()));
  });

  it('ascends for reversed and for single positions', () => {
    const reversed = fieldOf([axisOf('z', 3, 10, -2), axisOf('x', 1, 4, 0.5)]);
    expect(panelExtent(layerOf({}), reversed)).toEqual({ x: [3.75, 4.25], y: [5, 11] });
    expect(panelExtent(layerOf({}), reversed, 'emout')).toEqual({ x: [3.75, 4.25], y: [6, 10] });
  });

  it('says what to do with another number of axes', () => {
    const axes = (names: AxisData['name'][]) => fieldOf(names.map((name) => axisOf(name, 2, 0, 1)));
    expect(() => panelExtent(layerOf({}), axes(['z', 'y', 'x']))).toThrow(
      '3 axes are left; fix one more index to draw a map',
    );
    expect(() => panelExtent(layerOf({ kind: 'line' }), axes(['z', 'y', 'x']))).toThrow(
      'fix two more indices to draw a line',
    );
    expect(() => panelExtent(layerOf({}), axes([]))).toThrow('is a single value');
    expect(() => panelExtent(layerOf({ kind: 'contour' }), axes(['x']))).toThrow('1 axis is left');
    expect(() => panelExtent(layerOf({ axes: 'xy' }), axes(['z', 'x']))).toThrow(
      'has the axes z and x, so it cannot be drawn with axes=xy',
    );
  });
});

describe('panelView', () => {
  it('shows what the panel asks for', () => {
    const spec = parseFigureSpec({
      v: 1,
      panels: [
        { layers: [{ kind: 'map', data: { run: 'a', expr: 'f[0]' } }], x: { min: 2 }, y: { min: 30 } },
      ],
    });
    const [panel] = spec.panels;
    if (panel === undefined) throw new Error('no panel');
    const view = panelView(panel, [xz()], spec);
    expect(view.x).toEqual({ kind: 'linear', min: 2, max: 8.25 });
    // Nothing of the data is above 30: the range keeps its length.
    expect(view.y).toEqual({ kind: 'linear', min: 30, max: 50.5 });
  });
});

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
