import { describe, expect, it } from 'vitest';
import { compose } from './compose.js';
import type { LayerData } from './data.js';
import { axisOf, fieldOf, PLAIN_METRICS } from './sample-fields.test-data.js';
import type { Mark, Scene } from './scene.js';
import { type FigureSpecInput, parseFigureSpec } from './spec.js';
import type { LayerInput } from './spec-layers.js';

const data = { run: 'a', expr: 'phisp[-1,:,64,:]' };
const field = (one: ReturnType<typeof fieldOf>): LayerData => ({ kind: 'field', field: one });
const hill = field(
  fieldOf([axisOf('z', 41, 0, 0.5), axisOf('x', 17, 0, 0.5)], (k) => 5 * Math.sin(k / 170) - 1),
);
const profile = field(fieldOf([axisOf('z', 41, 0, 0.5)], (k) => 5 * Math.sin(k / 7) - 1));

function scene(panel: FigureSpecInput['panels'][number], layers: readonly LayerData[]): Scene {
  return compose(parseFigureSpec({ v: 1, panels: [panel] }), { panels: [{ layers }] }, PLAIN_METRICS);
}

function marksOf<K extends Mark['kind']>({ marks }: Scene, kind: K): Extract<Mark, { kind: K }>[] {
  return marks.filter((mark): mark is Extract<Mark, { kind: K }> => mark.kind === kind);
}

const textAt = (one: Scene, text: string) =>
  marksOf(one, 'text').find(({ runs }) => runs.map((run) => run.text).join('') === text);

function samples(name: string, unit: string, values: readonly number[]): LayerData {
  const x = Float64Array.from(values);
  return {
    kind: 'points',
    points: { x, y: x, xQuantity: { name, unit }, yQuantity: { name, unit }, expression: name },
  };
}

describe('cells in which particles are counted', () => {
  it('have the velocity upwards, though it comes first in the alphabet', () => {
    const counted = fieldOf([axisOf('vz', 4, -3e5, 2e5), axisOf('z', 8, 1, 2)]);
    const source = { run: 'a', species: 1, x: 'z', y: 'vz' } as const;
    const one = scene({ layers: [{ kind: 'phaseSpace', data: source }] }, [field(counted)]);
    const [axes, map] = [one.panels?.[0]?.axes, marksOf(one, 'raster')[0]];
    expect(map?.rect).toEqual(axes);
    expect(map?.columns).toEqual([-0.5, 7.5]);
    expect(map?.rows).toEqual([-0.5, 3.5]);
  });
});

describe('histograms', () => {
  it('with bins of equal ratio stand on a logarithmic axis', () => {
    const energies = samples('energy', 'eV', [1, 10, 100, 1000]);
    const one = scene({ layers: [{ kind: 'histogram', data, spacing: 'log', bins: 4 }] }, [energies]);
    expect(one.panels?.[0]?.x).toMatchObject({ kind: 'log', min: 1, max: 1000 });
  });

  it.each([
    ['m/s', 'density [s/m]'],
    ['V', 'density [V⁻¹]'],
    ['/m^3', 'density [m³]'],
  ])('as densities of values in %s have %s', (unit, label) => {
    const one = scene({ layers: [{ kind: 'histogram', data, density: true }] }, [
      samples('v', unit, [0, 1, 2]),
    ]);
    expect(textAt(one, label)).toBeDefined();
  });

  it('without areas have an empty sample in the legend', () => {
    const layer = { kind: 'histogram', data, label: 'ions', filled: false } as const;
    const one = scene({ layers: [layer], legend: { frame: false } }, [samples('v', 'm/s', [0, 1, 2])]);
    const sample = marksOf(one, 'rect').at(-1);
    expect(sample?.fill).toBeUndefined();
    expect(sample?.stroke).toBeDefined();
  });
});

describe('colours of the cycle', () => {
  it('go to the layers that ask for none', () => {
    const line = { kind: 'line', data } as const;
    const one = scene({ layers: [{ ...line, color: 'black' }, line] }, [profile, profile]);
    const alone = scene({ layers: [line] }, [profile]);
    const strokes = marksOf(one, 'polyline').filter(({ clip }) => clip !== undefined);
    const first = marksOf(alone, 'polyline').find(({ clip }) => clip !== undefined);
    expect(strokes[1]?.stroke).toEqual(first?.stroke);
  });
});

describe('titles', () => {
  it('stand above a colour bar that lies on the axes', () => {
    const one = scene(
      { layers: [{ kind: 'map', data }], colorbar: { side: 'top', label: 'potential' }, title: 'sheath' },
      [hill],
    );
    const [title, label] = [textAt(one, 'sheath'), textAt(one, 'potential')];
    expect(title?.y).toBeLessThan(label?.y ?? 0);
  });
});

describe('filled contours', () => {
  it('have a bar of bands with ticks at the levels', () => {
    const layer = { kind: 'contour', data, filled: true, levels: [-4, -1, 2, 5] } satisfies LayerInput;
    const one = scene({ layers: [layer] }, [hill]);
    const bar = one.panels?.[0]?.bar;
    const bands = marksOf(one, 'rect').filter(({ rect, fill }) => rect.x === bar?.x && fill !== undefined);
    expect(bands).toHaveLength(3);
    expect(marksOf(one, 'raster')).toEqual([]);
    expect(textAt(one, '−4')).toBeDefined();
    expect(textAt(one, '5')).toBeDefined();
  });
});

describe('insets', () => {
  it('have paper below their numbers', () => {
    const map = { kind: 'map', data } as const;
    const spec = parseFigureSpec({
      v: 1,
      panels: [
        { layers: [map] },
        { layers: [map], inset: { of: 0, rect: [0.5, 0.5, 0.4, 0.4] }, colorbar: false },
      ],
    });
    const one = compose(spec, { panels: [{ layers: [hill] }, { layers: [hill] }] }, PLAIN_METRICS);
    const inset = one.panels?.[1]?.axes;
    const ground = marksOf(one, 'rect').find(({ fill }) => fill !== undefined && fill.a < 1)?.rect;
    expect(ground?.x).toBeLessThan((inset?.x ?? 0) - 10);
    expect((ground?.y ?? 0) + (ground?.height ?? 0)).toBeGreaterThan((inset?.y ?? 0) + (inset?.height ?? 0));
  });
});

describe('grid lines', () => {
  const grid = { x: { grid: true }, y: { grid: true } };
  const kindsOf = (layers: LayerInput[], values: readonly LayerData[]) => {
    const { marks, panels } = scene({ layers, ...grid, colorbar: false }, values);
    const theme = { r: 0xb0, g: 0xb0, b: 0xb0, a: 1 };
    return marks
      .filter((mark) => 'clip' in mark && mark.clip !== undefined && mark.clip === panels?.[0]?.axes)
      .concat(marks.filter((mark) => mark.kind === 'raster'))
      .sort((a, b) => marks.indexOf(a) - marks.indexOf(b))
      .map((mark) =>
        mark.kind === 'polyline' && JSON.stringify(mark.stroke) === JSON.stringify(theme)
          ? 'grid'
          : mark.kind,
      );
  };
  const contour = { kind: 'contour' as const, data, labels: false, levels: [0] };

  it('lie over maps and filled contours and under lines', () => {
    expect(kindsOf([{ kind: 'map', data }, contour], [hill, hill])).toEqual([
      'raster',
      'grid',
      'grid',
      'polyline',
    ]);
    expect(kindsOf([{ ...contour, filled: true, levels: [-9, 9] }, contour], [hill, hill])).toEqual([
      'polygon',
      'grid',
      'grid',
      'polyline',
    ]);
    expect(kindsOf([{ kind: 'line', data }], [profile])).toEqual(['grid', 'grid', 'polyline']);
  });

  it('leave layers in the order in which they were given', () => {
    expect(kindsOf([contour, { kind: 'map', data }], [hill, hill])).toEqual([
      'polyline',
      'raster',
      'grid',
      'grid',
    ]);
  });
});
