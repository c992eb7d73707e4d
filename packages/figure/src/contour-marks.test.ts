import { describe, expect, it } from 'vitest';
import { compose } from './compose.js';
import { axisOf, fieldOf, PLAIN_METRICS, panelOf } from './sample-fields.test-data.js';
import type { Color, TextMark } from './scene.js';
import { type FigureSpecInput, parseFigureSpec } from './spec.js';

const data = { run: 'a', expr: 'phisp[-1,:,64,:]' };
const ramp = fieldOf([axisOf('z', 41, 0, 0.5), axisOf('x', 41, 0, 0.5)], (k) => Math.floor(k / 41) - 20);
const map = { kind: 'map', data } as const;
const contour = { kind: 'contour' as const, data, levels: [-10, 10] };

/** The numbers of the contours of a panel. */
function numbers(
  layers: FigureSpecInput['panels'][number]['layers'],
  more: Partial<FigureSpecInput>,
): TextMark[] {
  const spec = parseFigureSpec({ v: 1, panels: [{ layers, colorbar: false, title: '' }], ...more });
  const { marks, panels } = compose(spec, { panels: [panelOf(...layers.map(() => ramp))] }, PLAIN_METRICS);
  const { x = 0, y = 0, width = 0, height = 0 } = panels?.[0]?.axes ?? {};
  return marks.filter(
    (mark): mark is TextMark =>
      mark.kind === 'text' && mark.x > x && mark.x < x + width && mark.y > y && mark.y < y + height,
  );
}

const rims = (found: readonly TextMark[]) => found.map(({ halo }) => halo?.color ?? null);
const sumOf = ({ r, g, b }: Color) => r + g + b;

describe('numbers of contours', () => {
  it('have no rim in the theme of matplotlib', () => {
    expect(rims(numbers([map, contour], {}))).toEqual([null, null]);
    expect(rims(numbers([map, contour], { mode: 'dark' }))).toEqual([null, null]);
  });

  it.each(['light', 'dark'] as const)('have a rim over a map on %s paper', (mode) => {
    const found = rims(numbers([map, contour], { theme: 'paper', mode }));
    expect(found).toHaveLength(2);
    // Lines over a map are black in both modes.
    for (const rim of found) expect(rim === null ? 0 : sumOf(rim)).toBe(765);
  });

  it('have a dark rim round a light colour, and over filled contours as well', () => {
    const light = { ...contour, color: 'white' };
    for (const below of [map, { kind: 'contour', data, filled: true } as const]) {
      const found = rims(numbers([below, light], { theme: 'paper' }));
      expect(found.map((rim) => rim && sumOf(rim))).toEqual([0, 0]);
    }
  });

  it('have none without a map', () => {
    expect(rims(numbers([contour], { theme: 'paper' }))).toEqual([null, null]);
  });
});
