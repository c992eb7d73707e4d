import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figure } from './builder.js';
import { canonicalJson } from './canonical.js';
import { decodeSpec, encodeSpec } from './codec.js';
import { compose } from './compose.js';
import type { LayerData } from './data.js';
import { panelScales } from './panel-view.js';
import { preparedPanels } from './prepared-panel.js';
import { PLAIN_METRICS } from './sample-fields.test-data.js';
import type { Scene, TextMark } from './scene.js';
import { type FigureSpecInput, parseFigureSpec } from './spec.js';
import type { LayerInput } from './spec-layers.js';
import { expectTidy } from './testing/tidy-texts.js';
import { themeOf } from './theme.js';

type PanelInput = FigureSpecInput['panels'][number];

const data = { run: 'a', expr: 'f[0]' };
const line = (more: object = {}): LayerInput => ({ kind: 'line', data, ...more });

function curve(x: readonly number[], y: readonly number[], names = ['x', 'f']): LayerData {
  const [first = 'x', second = 'f'] = names;
  return {
    kind: 'points',
    points: {
      x: Float64Array.from(x),
      y: Float64Array.from(y),
      xQuantity: { name: first, unit: 'm' },
      yQuantity: { name: second, unit: 'V' },
      expression: second,
    },
  };
}

const near = curve([0, 10], [0, 1], ['z', 'f']);
const far = curve([1, 1e4], [0, 2], ['n', 'g']);

function scene(panel: PanelInput, layers: readonly LayerData[], more: Partial<FigureSpecInput> = {}): Scene {
  const spec = parseFigureSpec({ v: 1, panels: [panel], ...more });
  return compose(spec, { panels: [{ layers }] }, PLAIN_METRICS);
}

function scales(panel: PanelInput, layers: readonly LayerData[]) {
  const spec = parseFigureSpec({ v: 1, panels: [panel] });
  const [shown] = preparedPanels(spec, [layers], themeOf(spec));
  if (shown === undefined) throw new Error('no panel');
  return panelScales(shown.panel.panel, shown.panel.layers);
}

const textOf = ({ runs }: TextMark) => runs.map((run) => run.text).join('');
const textAt = ({ marks }: Scene, text: string) =>
  marks.find((mark): mark is TextMark => mark.kind === 'text' && textOf(mark) === text);

describe('second axes', () => {
  it('have ranges and scales of their own, in both directions', () => {
    const panel = { layers: [line(), line({ xAxis: 'x2', axis: 'y2' })], x2: { scale: 'log' as const } };
    const { x, y, x2, y2 } = scales(panel, [near, far]);
    expect([x.min, x.max, y.min, y.max]).toEqual([-0.5, 10.5, -0.05, 1.05]);
    expect(x2).toMatchObject({ kind: 'log' });
    expect(x2?.max).toBeCloseTo(1e4 * 10 ** 0.2, 6);
    expect([y2?.min, y2?.max]).toEqual([-0.1, 2.1]);
    expect(scales({ layers: [line()] }, [near])).toMatchObject({ x2: null, y2: null });
  });

  it('share the other axis with the first ones', () => {
    const { y, y2 } = scales({ layers: [line(), line({ xAxis: 'x2' })] }, [near, far]);
    expect([y.min, y.max]).toEqual([-0.1, 2.1]);
    expect(y2).toBeNull();
  });

  it.each([
    ['points', { kind: 'points', data, xAxis: 'x2' }],
    ['steps', line({ steps: 'mid', xAxis: 'x2' })],
    ['a histogram', { kind: 'histogram', data, xAxis: 'x2' }],
    ['a vertical line', { kind: 'vline', x: 5, xAxis: 'x2' }],
  ] as const)('take %s', (_, layer) => {
    const { x2 } = scales({ layers: [line(), layer], x2: { min: 3, max: 7, inverted: true } }, [near, near]);
    expect(x2).toEqual({ kind: 'linear', min: 3, max: 7, inverted: true });
  });

  it('draw where their own scale says', () => {
    const panel = { layers: [line(), line({ xAxis: 'x2' })], x2: { min: 0, max: 20_000 } };
    const one = scene(panel, [near, curve([0, 20_000], [0, 1])]);
    const { axes } = one.panels?.[0] ?? {};
    const second = one.marks.filter((mark) => mark.kind === 'polyline')[1];
    const [from = 0, , to = 0] = second?.kind === 'polyline' ? second.points : [];
    expect([from, to]).toEqual([axes?.x, (axes?.x ?? 0) + (axes?.width ?? 0)]);
  });

  it('stand on top and at the right, below the title', () => {
    const panel = { layers: [line(), line({ xAxis: 'x2', axis: 'y2' })], title: 'both' };
    const one = scene(panel, [near, far]);
    const { axes = { x: 0, y: 0, width: 0, height: 0 } } = one.panels?.[0] ?? {};
    const [top, right, title] = ['n [m]', 'g [V]', 'both'].map((text) => textAt(one, text));
    expect(top?.x).toBeCloseTo(axes.x + axes.width / 2, 6);
    expect(top?.y).toBeLessThan(axes.y);
    expect(right?.x).toBeGreaterThan(axes.x + axes.width);
    expect(title?.y).toBeLessThan(top?.y ?? 0);
  });

  it('move their origin for their own layers alone', () => {
    const panel = { layers: [line(), line({ xAxis: 'x2' })], x2: { shift: 'left' as const } };
    const { x, x2 } = scales(panel, [near, curve([5, 15], [0, 1])]);
    expect([x.min, x.max, x2?.min, x2?.max]).toEqual([-0.5, 10.5, -0.5, 10.5]);
  });

  it('are checked like the first ones, with their path', () => {
    const read = (x2: object) => () => parseFigureSpec({ v: 1, panels: [{ layers: [line()], x2 }] });
    expect(read({ min: 2, max: 1 })).toThrow('panels[0].x2.max: max = 1 has to be above min = 2');
    expect(read({ scale: 'log', min: 0 })).toThrow('panels[0].x2.min');
    expect(read({ tickLabels: ['a'] })).toThrow('panels[0].x2.tickLabels');
    expect(read({ colour: 1 })).toThrow('panels[0].x2.colour');
  });

  it('are kept in addresses; first ones are not written', () => {
    const spec = figure('a')
      .line('f[0]', { xAxis: 'x', axis: 'y' })
      .line('g[0]', { xAxis: 'x2', axis: 'y2' })
      .x2({ label: 'top' })
      .y2({ scale: 'log' })
      .spec();
    expect(canonicalJson(spec)).toBe(
      '{"panels":[{"layers":[{"data":{"expr":"f[0]","run":"a"},"kind":"line"},{"axis":"y2","data":{"expr":"g[0]","run":"a"},"kind":"line","xAxis":"x2"}],"x2":{"label":"top"},"y2":{"scale":"log"}}],"v":1}',
    );
    expect(decodeSpec(encodeSpec(spec))).toEqual(spec);
  });

  it('clip no text and let none overlap, whatever their numbers', () => {
    const number = fc
      .tuple(fc.double({ min: -10, max: 10, noNaN: true }), fc.integer({ min: -20, max: 20 }))
      .map(([mantissa, power]) => Number(`${mantissa.toFixed(3)}e${power}`));
    const ends = fc.tuple(number, number, number, number);
    const shape = fc.record({
      width: fc.integer({ min: 300, max: 2000 }),
      dpi: fc.integer({ min: 50, max: 300 }),
    });
    fc.assert(
      fc.property(
        ends,
        ends,
        shape,
        fc.constantFrom('matplotlib', 'paper'),
        (a, b, { width, dpi }, theme) => {
          const panel = { layers: [line(), line({ xAxis: 'x2', axis: 'y2' })], title: 'a title' };
          const curves = [a, b].map(([x0, x1, y0, y1]) => curve([x0, x1], [y0, y1]));
          const size = { width: width / dpi, height: (0.75 * width) / dpi, dpi };
          expectTidy(scene(panel, curves, { size, theme }));
        },
      ),
      { numRuns: 100 },
    );
  });
});
