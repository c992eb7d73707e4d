import type { FigureSpecInput } from '@emout/figure/spec';

type PanelInput = FigureSpecInput['panels'][number];

function source(expr: string, units: 'si' | 'emses' = 'si') {
  return { run: 'small', expr, units };
}

function map(expr: string, rest: Omit<PanelInput, 'layers'> = {}): PanelInput {
  return { ...rest, layers: [{ kind: 'map', data: source(expr) }] };
}

const PLANE = '[-1, :, 6, :]';

/** Calls of the Python emout as panels that show the same. */
export const DRAWN: Readonly<Record<string, PanelInput>> = {
  'data.phisp[-1, :, 6, :].plot()': map(`phisp${PLANE}`),
  'data.phisp[-1, 20, :, :].plot()': map('phisp[-1, 20, :, :]'),
  'data.phisp[:, 20, 6, :].plot()': map('phisp[:, 20, 6, :]'),
  'data.phisp[-1, 10:30:2, 6, 2:12].plot()': map('phisp[-1, 10:30:2, 6, 2:12]'),
  "data.phisp[-1, :, 6, :].plot(mode='cm+cont')": {
    layers: [
      { kind: 'map', data: source(`phisp${PLANE}`) },
      { kind: 'contour', data: source(`phisp${PLANE}`), format: '%1.1f' },
    ],
  },
  "data.phisp[-1, :, 6, :].plot(offsets=('center', 'left', 0))": map(`phisp${PLANE}`, {
    x: { shift: 'center' },
    y: { shift: 'left' },
  }),
  'data.phisp[-1, :, 6, :].masked(lambda p: p < p.mean()).plot()': map(
    `data.phisp${PLANE}.masked(lambda p: p < p.mean())`,
    // What is computed is called by how it is computed; the original keeps the name of the field.
    { title: 'phisp [V]' },
  ),
  'data.phisp[-1, ::2, 6, ::3].plot()': map('phisp[-1, ::2, 6, ::3]'),
  'data.phisp[-1, :, 6, 8].plot(use_si=False)': {
    layers: [{ kind: 'line', data: source('phisp[-1, :, 6, 8]', 'emses') }],
  },
  "data.phisp[-1, 20, 6, :].plot(label='a', vmin=0, vmax=5)": {
    layers: [
      {
        kind: 'line',
        data: source('phisp[-1, 20, 6, :]'),
        label: 'a',
        limits: { kind: 'fixed', min: 0, max: 5 },
      },
    ],
    // A label alone makes no legend in matplotlib.
    legend: false,
  },
  'data.nd1p[-1, :, 6, :].plot()': map(`nd1p${PLANE}`),
  'data.ex[-1, :, 6, :].plot()': map(`ex${PLANE}`),
  'data.rho[-1, :, 6, :].plot()': map(`rho${PLANE}`),
  'data.rez[-1, :, 6, :].plot()': map(`rez${PLANE}`),
  "data.exz[-1, :, 6, :].plot(mode='vec')": {
    layers: [{ kind: 'quiver', data: source(`exz${PLANE}`), skip: 1 }],
  },
  "data.exz[-1, :, 6, :].plot(mode='stream', cmap='viridis', density=1.5)": {
    layers: [{ kind: 'stream', data: source(`exz${PLANE}`), cmap: 'viridis', density: 1.5 }],
    colorbar: false,
  },
  'data.exyz[-1, :, 6, :].plot()': { layers: [{ kind: 'stream', data: source(`exyz${PLANE}`) }] },
};

/** Calls that the original refuses, and so does a figure. */
export const REFUSED: Readonly<Record<string, PanelInput>> = {
  "data.phisp[-1, :, 6, :].plot(axes='xy')": {
    layers: [{ kind: 'map', data: source(`phisp${PLANE}`), axes: 'xy' }],
  },
  'data.phisp[0:3].plot()': map('phisp[0:3]'),
};

const IN_SPACE = 'Drawn in space; a figure shows planes.';

/** Calls that a figure does not draw, and why. */
export const NOT_DRAWN: Readonly<Record<string, string>> = {
  "data.phisp[-1, :, 6, :].plot(mode='surf')": IN_SPACE,
  "data.exyz[-1].plot3d_mpl(mode='quiver')": `${IN_SPACE} The original fails here.`,
  "data.phisp[-1].plot(mode='cont', levels=[2.0], use_si=False, show=False)": IN_SPACE,
  'data.phisp[-1].plot_surfaces(data.boundaries[0])': IN_SPACE,
  'data.phisp[-1].plot_surfaces(data.boundaries[20])': IN_SPACE,
  'data.boundaries.plot()': IN_SPACE,
};
