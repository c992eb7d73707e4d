import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FigureSpecInput } from '@emout/figure/spec';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from './engine.js';
import type { PictureFormat } from './picture-format.js';
import { SmallRunRoot } from './testing/small-run-root.js';

type LayerInput = FigureSpecInput['panels'][number]['layers'][number];

const never = new AbortController().signal;
const run = 'study/small';
const of = (expr: string) => ({ run, expr });
const map: LayerInput = { kind: 'map', data: of('phisp[-1, :, 6, :]') };
const particles = { run, species: 1, x: 'x', y: 'vx' } as const;

/** One figure for each kind of layer. */
const LAYERS: Readonly<Record<LayerInput['kind'], readonly LayerInput[]>> = {
  map: [map],
  contour: [
    { kind: 'contour', data: of('phisp[-1, :, 6, :]'), filled: true, levels: 12 },
    { kind: 'contour', data: of('phisp[-1, :, 6, :]'), labels: true },
  ],
  line: [
    { kind: 'line', data: of('phisp[-1, :, 6, 8]'), label: 'end' },
    { kind: 'line', data: of('phisp[0, :, 6, 8]'), style: 'dashed', label: 'start' },
  ],
  points: [{ kind: 'points', data: of('phisp[-1, :, 6, 8]'), marker: 'diamond' }],
  histogram: [{ kind: 'histogram', data: of('phisp[-1]'), bins: 40 }],
  histogram2d: [
    { kind: 'histogram2d', data: { kind: 'pair', x: of('phisp[-1]'), y: of('nd1p[-1]') }, bins: [40, 40] },
  ],
  stream: [map, { kind: 'stream', data: of('exz[-1, :, 6, :]') }],
  quiver: [map, { kind: 'quiver', data: of('exz[-1, :, 6, :]'), key: true }],
  boundaries: [map, { kind: 'boundaries', data: { run } }],
  phaseSpace: [{ kind: 'phaseSpace', data: particles }],
  trajectories: [
    {
      kind: 'trajectories',
      data: {
        kind: 'curves',
        curves: [
          { x: [0, 3, 5, 9], y: [20, 12, 14, 2] },
          { x: [9, 6, null, 4, 1], y: [20, 17, null, 11, 3] },
        ],
        xName: 'x',
        yName: 'z',
        xUnit: 'm',
        yUnit: 'm',
      },
    },
  ],
  hline: [map, { kind: 'hline', y: 10, color: 'white' }],
  vline: [map, { kind: 'vline', x: 4, color: 'white', style: 'dashed' }],
  span: [map, { kind: 'span', along: 'y', from: 3, to: 6 }],
  text: [map, { kind: 'text', text: '$\\phi$ at rest', at: [0.5, 0.5], in: 'axes', color: 'white' }],
  arrow: [map, { kind: 'arrow', from: [0.2, 0.8], to: [0.6, 0.4], in: 'axes', text: 'wake', color: 'white' }],
};

/** How files of each format begin. */
const BEGINNINGS: Readonly<Record<PictureFormat, string>> = {
  png: '\x89PNG',
  apng: '\x89PNG',
  svg: '<?xml',
  pdf: '%PDF-',
  jpg: '\xff\xd8\xff',
  webp: 'RIFF',
  gif: 'GIF8',
  html: '<!doctype html>',
};

const beginning = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 16)).toString('latin1');

let place: SmallRunRoot;
let engine: Engine;
beforeAll(async () => {
  place = new SmallRunRoot(await Hdf5Library.load());
  engine = place.engine();
});
afterAll(() => {
  engine.close();
  place[Symbol.dispose]();
});

async function drawn(input: Omit<FigureSpecInput, 'v'>, format: PictureFormat = 'png', name?: string) {
  const { bytes } = await engine.draw({ v: 1, ...input }, never, { format });
  // To be looked at: FIGURES=<directory> writes every picture.
  const { FIGURES } = process.env;
  if (FIGURES !== undefined && name !== undefined) writeFileSync(join(FIGURES, `${name}.${format}`), bytes);
  return bytes;
}

const stills = ['png', 'svg', 'pdf', 'jpg', 'webp'] as const satisfies readonly PictureFormat[];
const animations = ['gif', 'apng', 'webp', 'html'] as const satisfies readonly PictureFormat[];

describe('every kind of layer', () => {
  it.each(Object.entries(LAYERS))('is drawn of a run: %s', async (kind, layers) => {
    const bytes = await drawn({ panels: [{ layers: [...layers] }] }, 'png', kind);
    expect(beginning(bytes)).toContain(BEGINNINGS.png);
  });

  it.each(stills)('is drawn as %s, all in one figure', async (format) => {
    const panels = Object.values(LAYERS).map((layers) => ({ layers: [...layers] }));
    const bytes = await drawn({ size: { width: 14, height: 12, dpi: 60 }, panels }, format, 'all');
    expect(beginning(bytes)).toContain(BEGINNINGS[format]);
  });

  it('is drawn of two runs side by side, and of components and cuts of vectors', async () => {
    place.copy('study/again');
    const other = { kind: 'map', data: { run: 'study/again', expr: 'phisp[0, :, 6, :]' } } as const;
    const two = await drawn({ panels: [{ layers: [map] }, { layers: [other] }] }, 'png', 'two-runs');
    expect(beginning(two)).toContain(BEGINNINGS.png);
    const plane = of('exy[-1, 10, :, :]');
    const vectors = await drawn(
      { panels: [{ layers: [{ kind: 'stream', data: plane, cmap: 'viridis', widthByMagnitude: true }] }] },
      'png',
      'coloured-streams',
    );
    expect(beginning(vectors)).toContain(BEGINNINGS.png);
  });
});

describe('an animation', () => {
  const small = { size: { width: 3, height: 2.5, dpi: 60 } };

  it.each(animations)('is written as %s', async (format) => {
    const layers: LayerInput[] = [
      { kind: 'map', data: of('phisp[:, :, 6, :]') },
      { kind: 'stream', data: of('exz[:, :, 6, :]') },
      { kind: 'boundaries', data: { run } },
    ];
    const bytes = await drawn({ ...small, panels: [{ layers }], animation: {} }, format, 'over-t');
    expect(beginning(bytes).toLowerCase()).toContain(BEGINNINGS[format].toLowerCase());
  });

  it.each(['z', 'y', 'x'] as const)('goes along %s', async (axis) => {
    const index = { z: '-1, :, 6, :', y: '-1, 10, :, :', x: '-1, 10, :, :' }[axis];
    const layers: LayerInput[] = [{ kind: 'line', data: of(`phisp[${index}]`) }];
    const bytes = await drawn({ ...small, panels: [{ layers }], animation: { axis, every: 4 } }, 'gif', axis);
    expect(beginning(bytes)).toContain(BEGINNINGS.gif);
  });

  it('may have one frame', async () => {
    const layers: LayerInput[] = [{ kind: 'map', data: of('phisp[-1:, :, 6, :]') }];
    const bytes = await drawn({ ...small, panels: [{ layers }], animation: {} }, 'gif');
    expect(beginning(bytes)).toContain(BEGINNINGS.gif);
  });
});

describe('what cannot be drawn', () => {
  it.each<[string, LayerInput, string]>([
    ['streamlines of a scalar', { kind: 'stream', data: of('phisp[-1, :, 6, :]') }, 'vector'],
    ['a map of a vector', { kind: 'map', data: of('exz[-1, :, 6, :]') }, 'one number at each point'],
    ['a species that there is not', { kind: 'phaseSpace', data: { ...particles, species: 9 } }, 'species'],
    ['a run that there is not', { kind: 'boundaries', data: { run: 'study/none' } }, 'study/none'],
  ])('is named: %s', async (_, layer, words) => {
    const refused = engine.draw({ v: 1, panels: [{ layers: [layer] }] }, never);
    await expect(refused).rejects.toThrow(words);
    await expect(refused).rejects.toMatchObject({ tag: expect.any(String) });
  });
});
