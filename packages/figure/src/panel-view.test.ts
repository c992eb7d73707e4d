import { describe, expect, it } from 'vitest';
import type { FieldData } from './data.js';
import { panelScales } from './panel-view.js';
import { preparedPanels } from './prepared-panel.js';
import { axisOf, fieldOf, panelOf } from './sample-fields.test-data.js';
import { type FigureSpecInput, parseFigureSpec } from './spec.js';
import { themeOf } from './theme.js';

type PanelInput = FigureSpecInput['panels'][number];
type LayerInput = PanelInput['layers'][number];

const data = { run: 'a', expr: 'f[0]' };

/** Ends of the axes of a panel with one layer. */
function ranges(layer: object, field: FieldData, panel: object = {}, figure: object = {}) {
  const input = { layers: [{ kind: 'map', data, ...layer } as LayerInput], ...panel };
  const spec = parseFigureSpec({ v: 1, panels: [input], ...figure });
  const [own] = spec.panels;
  if (own === undefined) throw new Error('no panel');
  const [shown] = preparedPanels(spec, [panelOf(field).layers], themeOf(spec));
  const { x, y } = panelScales(own, shown?.panel.layers ?? []);
  return { x: [x.min, x.max], y: [y.min, y.max] };
}

const xz = (): FieldData => fieldOf([axisOf('z', 41, 0, 0.5), axisOf('x', 17, 0, 0.5)]);
const line = (): FieldData => fieldOf([axisOf('z', 41, 0, 1)], (k) => k - 10);
const compat = { compat: 'emout' };

describe('what a panel shows', () => {
  it('is whole cells round the nodes of a map', () => {
    expect(ranges({}, xz())).toEqual({ x: [-0.25, 8.25], y: [-0.25, 20.25] });
    expect(ranges({ axes: 'zx' }, xz())).toEqual({ x: [-0.25, 20.25], y: [-0.25, 8.25] });
  });

  it('ends at the nodes for contours and for the original extent', () => {
    expect(ranges({ kind: 'contour' }, xz())).toEqual({ x: [0, 8], y: [0, 20] });
    expect(ranges({}, xz(), {}, compat)).toEqual({ x: [0, 8], y: [0, 20] });
  });

  it('leaves 5 % round a line, but none at limits that were asked for', () => {
    expect(ranges({ kind: 'line' }, line())).toEqual({ x: [-2, 42], y: [-12, 32] });
    expect(ranges({ kind: 'line', limits: { kind: 'fixed', min: 0, max: 5 } }, line()).y).toEqual([0, 5]);
    expect(ranges({ kind: 'line', limits: { kind: 'auto', min: 0 } }, line()).y).toEqual([0, 31.5]);
  });

  it('is a line for a map of one axis', () => {
    expect(ranges({}, line())).toEqual(ranges({ kind: 'line' }, line()));
  });

  it('ascends for reversed and for single positions', () => {
    const reversed = fieldOf([axisOf('z', 3, 10, -2), axisOf('x', 1, 4, 0.5)]);
    expect(ranges({}, reversed)).toEqual({ x: [3.75, 4.25], y: [5, 11] });
    expect(ranges({}, reversed, {}, compat)).toEqual({ x: [3.75, 4.25], y: [6, 10] });
  });

  it('has a single place in its middle, and leaves out what cannot be spread', () => {
    const single = fieldOf([axisOf('z', 1, 5, 1)], () => 3);
    expect(ranges({ kind: 'points' }, single).x).toEqual([4.5, 5.5]);
    const far = fieldOf([axisOf('z', 2, 0, 1)], (k) => (k === 0 ? -1 : 1) * Number.MAX_VALUE);
    for (const end of ranges({ kind: 'line' }, far).y) expect(Number.isFinite(end)).toBe(true);
  });

  it('is what the panel asks for', () => {
    // Nothing of the data is above 30: the range keeps its length.
    const asked = { x: { min: 2 }, y: { min: 30 } };
    expect(ranges({}, xz(), asked)).toEqual({ x: [2, 8.25], y: [30, 50.5] });
  });

  it('moves the origin of the coordinates', () => {
    expect(ranges({}, xz(), { x: { shift: 'center' }, y: { shift: 'right' } })).toEqual({
      x: [-4.25, 4.25],
      y: [-20.25, 0.25],
    });
    expect(ranges({ kind: 'line' }, line(), { x: { shift: 1 }, y: { shift: 'left' } })).toEqual({
      x: [-1, 43],
      y: [-2, 42],
    });
  });

  it('says what to do with another number of axes', () => {
    const axes = (names: string[]) => fieldOf(names.map((name) => axisOf(name, 2, 0, 1)));
    expect(() => ranges({}, axes(['z', 'y', 'x']))).toThrow(
      '3 axes are left; fix one more index to draw a map',
    );
    expect(() => ranges({ kind: 'line' }, axes(['z', 'y', 'x']))).toThrow(
      'fix two more indices to draw a line',
    );
    expect(() => ranges({}, axes([]))).toThrow('is a single value');
    expect(() => ranges({ kind: 'contour' }, axes(['x']))).toThrow('1 axis is left');
    expect(() => ranges({ axes: 'xy' }, axes(['z', 'x']))).toThrow(
      'has the axes z and x, so it cannot be drawn with axes=xy',
    );
  });
});
