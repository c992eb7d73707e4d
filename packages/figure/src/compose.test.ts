import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compose } from './compose.js';
import type { FieldData } from './data.js';
import { axisOf, fieldOf, PLAIN_METRICS, panelOf } from './sample-fields.test-data.js';
import type { Mark, RasterMark, Scene, TextMark } from './scene.js';
import { type FigureSpecInput, parseFigureSpec } from './spec.js';

const GOLDEN: {
  small: {
    plots: {
      expr: string;
      axes?: {
        label: string;
        position: number[];
        xlim: number[];
        ylim: number[];
        title: string;
        xlabel: string;
        ylabel: string;
        images: unknown[];
      }[];
    }[];
  };
} = JSON.parse(readFileSync(new URL('../../../fixtures/golden/small.json', import.meta.url), 'utf8'));

const data = { run: 'a', expr: 'phisp[-1,:,64,:]' };
const map = { kind: 'map', data } as const;
const hill = fieldOf([axisOf('z', 41, 0, 0.5), axisOf('x', 17, 0, 0.5)], (k) => 5 * Math.sin(k / 170) - 1);
const profile = fieldOf([axisOf('z', 41, 0, 0.5)], (k) => 5 * Math.sin(k / 7) - 1);

function scene(input: Omit<FigureSpecInput, 'v'>, fields: FieldData[][]): Scene {
  const spec = parseFigureSpec({ v: 1, ...input });
  return compose(spec, { panels: fields.map((layers) => panelOf(...layers)) }, PLAIN_METRICS);
}

const texts = ({ marks }: Scene) => marks.filter((mark): mark is TextMark => mark.kind === 'text');
const written = (one: Scene) => texts(one).map(({ runs }) => runs.map((run) => run.text).join(''));
const rasters = ({ marks }: Scene) => marks.filter((mark): mark is RasterMark => mark.kind === 'raster');

/** A scene as lines of JSON that a person can compare: numbers to a hundredth of a pixel, arrays of data by their shape. */
function printed({ marks, ...picture }: Scene): string {
  const replacer = (key: string, value: unknown): unknown => {
    if (key === 'values') return { shape: (value as RasterMark['values']).shape };
    if (key === 'colors') return '(table)';
    if (value instanceof Float64Array) return Array.from(value, round).join(' ');
    return typeof value === 'number' ? round(value) : value;
  };
  const lines = marks.map((mark: Mark) => `  ${JSON.stringify(mark, replacer)}`);
  return `${JSON.stringify(picture)}\n[\n${lines.join(',\n')}\n]\n`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

describe('scenes', () => {
  const cases: Record<string, () => Scene> = {
    map: () => scene({ panels: [{ layers: [map] }] }, [[hill]]),
    'map-contour': () => scene({ panels: [{ layers: [map, { kind: 'contour', data }] }] }, [[hill, hill]]),
    'map-log-dark': () =>
      scene({ mode: 'dark', panels: [{ layers: [{ ...map, norm: 'log' }], aspect: 'equal' }] }, [[hill]]),
    'map-exponent': () =>
      scene({ panels: [{ layers: [map] }] }, [[{ ...hill, factor: 1e-12, name: 'rho', unit: 'C/m^3' }]]),
    line: () => scene({ panels: [{ layers: [{ kind: 'line', data }] }] }, [[profile]]),
    contour: () => scene({ panels: [{ layers: [{ kind: 'contour', data, labels: false }] }] }, [[hill]]),
    strip: () =>
      scene(
        {
          size: { height: 1 },
          frame: 'none',
          layout: { kind: 'grid', rows: 1, cols: 3 },
          panels: [1, 2, 3].map(() => ({ layers: [map] })),
        },
        [[hill], [hill], [hill]],
      ),
    grid: () =>
      scene({ panels: [{ layers: [map] }, { layers: [map], colorbar: false }, { layers: [map] }] }, [
        [hill],
        [profile],
        [hill],
      ]),
  };
  it.each(Object.entries(cases))('%s', async (name, make) => {
    await expect(printed(make())).toMatchFileSnapshot(`./scenes/${name}.json.golden`);
  });
});

describe('the reference plots', () => {
  const plots = GOLDEN.small.plots.flatMap(({ expr, axes }) =>
    axes?.[0]?.images.length === 1 && !expr.includes('offsets') ? [{ expr, axes }] : [],
  );

  it.each(plots)('stands where matplotlib puts $expr', ({ axes }) => {
    const [main, bar] = axes ?? [];
    if (main === undefined || bar === undefined) throw new Error('a map has two axes');
    const [x0 = 0, x1 = 0] = main.xlim;
    const [y0 = 0, y1 = 0] = main.ylim;
    const [horizontal = 'x', vertical = 'z'] = [main.xlabel[0], main.ylabel[0]] as ['x', 'z'];
    const [nx, ny] = [9, 11];
    const field = fieldOf([
      axisOf(vertical, ny, y0, (y1 - y0) / (ny - 1)),
      axisOf(horizontal, nx, x0, (x1 - x0) / (nx - 1)),
    ]);
    const [unit = ''] = /(?<=\[).*(?=\])/.exec(main.title) ?? [];
    const named = { ...field, unit, name: main.title.split(' ')[0] ?? '' };
    const drawn = scene({ compat: 'emout', panels: [{ layers: [map] }] }, [[named]]);
    expect(written(drawn)).toEqual(expect.arrayContaining([main.title, main.xlabel, main.ylabel]));
    const [picture, ramp] = rasters(drawn);
    for (const [mark, { position }] of [
      [picture, main],
      [ramp, bar],
    ] as const) {
      const [left = 0, bottom = 0, width = 0, height = 0] = position;
      expect(Math.abs((mark?.rect.x ?? 0) - left * 960)).toBeLessThanOrEqual(1);
      expect(Math.abs((mark?.rect.y ?? 0) - (1 - bottom - height) * 720)).toBeLessThanOrEqual(1);
      expect(Math.abs((mark?.rect.width ?? 0) - width * 960)).toBeLessThanOrEqual(1);
      expect(Math.abs((mark?.rect.height ?? 0) - height * 720)).toBeLessThanOrEqual(1);
    }
    // The original's extent: all cells between the outermost nodes.
    expect(picture?.columns).toEqual([-0.5, nx - 0.5]);
    expect(picture?.rows).toEqual([-0.5, ny - 0.5]);
  });

  it('stand there', () => expect(plots.length).toBeGreaterThan(8));
});

describe('compose', () => {
  it('paints the value of a node at the coordinate of the node', () => {
    const zoomed = scene(
      { frame: 'none', panels: [{ layers: [map], x: { min: 2, max: 6 }, y: { min: -10, max: 10 } }] },
      [[hill]],
    );
    const [mark] = rasters(zoomed);
    // x = 2 m is column 4, x = 6 m column 12; the data begins at z = −0.25 m, which is row −0.5.
    expect(mark?.columns).toEqual([4, 12]);
    expect(mark?.rows).toEqual([-0.5, 20]);
    expect(mark?.rect).toEqual({ x: 0, y: 0, width: 960, height: expect.closeTo(720 * (10.25 / 20), 9) });
  });

  it('turns reversed axes round', () => {
    const reversed = fieldOf([axisOf('z', 3, 10, -1), axisOf('x', 4, 0, 1)]);
    const [mark] = rasters(scene({ frame: 'none', panels: [{ layers: [map] }] }, [[reversed]]));
    expect(mark?.rows).toEqual([2.5, -0.5]);
    expect(mark?.columns).toEqual([-0.5, 3.5]);
  });

  it('keeps a unit as long to the right as upwards when asked', () => {
    const [mark] = rasters(scene({ panels: [{ layers: [map], aspect: 'equal' }] }, [[hill]]));
    const { width = 0, height = 1 } = mark?.rect ?? {};
    expect(width / height).toBeCloseTo(8.5 / 20.5, 2);
    const tz = fieldOf([axisOf('t', 3, 0, 1e-6), axisOf('z', 3, 0, 1)]);
    expect(() => scene({ panels: [{ layers: [map], aspect: 'equal' }] }, [[tz]])).toThrow(
      'do not measure the same',
    );
  });

  it('leaves out a title and labels that are asked to be empty', () => {
    const bare = scene({ panels: [{ layers: [map], title: '', x: { label: '' }, y: { label: 'height' } }] }, [
      [hill],
    ]);
    expect(written(bare)).not.toContain('phisp [V]');
    expect(written(bare)).not.toContain('x [m]');
    expect(written(bare)).toContain('height');
  });

  it('dashes negative contours and draws them over the map', () => {
    const { marks } = scene({ panels: [{ layers: [map, { kind: 'contour', data, levels: [-2, 2] }] }] }, [
      [hill, hill],
    ]);
    const kinds = marks.map((mark) => mark.kind);
    const dashes = marks.flatMap((mark) =>
      mark.kind === 'polyline' && mark.clip !== undefined ? [mark.dashPx !== undefined] : [],
    );
    expect(kinds.indexOf('raster')).toBeLessThan(kinds.indexOf('polyline'));
    expect(dashes).toEqual([true, false]);
  });

  it('refuses a line and a map in one panel, and layers without data', () => {
    const mixed = { panels: [{ layers: [map, { kind: 'line' as const, data }] }] };
    expect(() => scene(mixed, [[hill, profile]])).toThrow('Give it a panel of its own');
    expect(() => scene({ panels: [{ layers: [map] }] }, [[]])).toThrow(
      'panels[0].layers[0]: no data was read for this layer',
    );
  });

  it('stops when told to', () => {
    const spec = parseFigureSpec({ v: 1, panels: [{ layers: [{ kind: 'contour', data }] }] });
    const stopped = AbortSignal.abort(new Error('nobody waits'));
    expect(() => compose(spec, { panels: [panelOf(hill)] }, PLAIN_METRICS, stopped)).toThrow('nobody waits');
  });
});
