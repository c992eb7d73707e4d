import type { DrawOptions, Engine } from '@emout/engine/engine';
import { type FigureBuilder, figure } from '@emout/figure/builder';
import { compose } from '@emout/figure/compose';
import { PngPainter } from '@emout/render/png';
import { benchEngine } from './bench-engine.js';
import { noisyVector } from './noisy-vector.js';
import type { Result } from './report.js';
import { measureWork } from './statistics.js';

/** A picture that differs from index to index, so that no cache answers. */
interface Case {
  readonly name: string;
  readonly targetMs: number;
  readonly runs: number;
  readonly warmup: number;
  readonly options?: DrawOptions;
  readonly at: (index: number) => FigureBuilder;
}

/** As large a picture as the animations are held against: 640 × 480. */
const SMALL = { size: { width: 6.4, height: 4.8, dpi: 100 } };

function cases(run: string): readonly Case[] {
  const step = (index: number): number => index % 20;
  const plane = (index: number): number => 1 + ((index * 37) % 127);
  const slice = (index: number): string => `[${step(index)}, :, ${plane(index)}, :]`;
  const map = (index: number): FigureBuilder => figure(run).map(`phisp${slice(index)}`);
  return [
    { name: 'map 513×129 → 960×720 PNG', targetMs: 10, runs: 100, warmup: 40, at: map },
    {
      name: '… stepping through time, limits fixed',
      targetMs: 6,
      runs: 100,
      warmup: 40,
      at: (index) =>
        figure(run).map(`phisp[${step(index)}, :, 64, :]`, { limits: { kind: 'fixed', min: -10, max: 10 } }),
    },
    { name: 'map + contour', targetMs: 20, runs: 100, warmup: 40, at: (index) => map(index).contour() },
    {
      name: '4 panels',
      targetMs: 35,
      runs: 40,
      warmup: 20,
      at: (index) => {
        const inPlane = (name: string): string => `${name}[-1, :, ${plane(index)}, :]`;
        const first = figure(run).map(inPlane('phisp'));
        return ['nd1p', 'ex', 'ez'].reduce((drawn, name) => drawn.panel().map(inPlane(name)), first);
      },
    },
    {
      name: 'map + contour → SVG',
      targetMs: 15,
      runs: 60,
      warmup: 30,
      options: { format: 'svg' },
      at: (index) => map(index).contour(),
    },
    {
      name: 'GIF of 20 frames, 640×480',
      targetMs: 250,
      runs: 7,
      warmup: 2,
      options: { format: 'gif' },
      at: (index) =>
        figure(run, SMALL)
          .map(`phisp[:, :, ${plane(index)}, :]`)
          .animate('t'),
    },
    {
      name: 'GIF of 100 frames, 640×480',
      targetMs: 1200,
      runs: 3,
      warmup: 1,
      options: { format: 'gif' },
      at: (index) =>
        figure(run, SMALL)
          .map(`phisp[${step(index)}, :, :, :]`)
          .animate('y', { stop: 100 }),
    },
  ];
}

/** Specification → bytes of the kinds of figures that people draw, in one thread. */
export async function benchFigures(root: string, run: string): Promise<Result[]> {
  const engine = await benchEngine(root);
  try {
    const results: Result[] = [];
    for (const one of cases(run)) results.push(await measured(engine, one));
    return [...results, ...(await streamlines())];
  } finally {
    engine.close();
  }
}

async function measured(
  engine: Engine,
  { name, targetMs, runs, warmup, options, at }: Case,
): Promise<Result> {
  const { signal } = new AbortController();
  const timing = await measureWork(runs, warmup, (index) => engine.draw(at(index).input(), signal, options));
  return { name, timing, target: { medianMs: targetMs } };
}

/** The first figure is measured, too: nobody draws a hundred. */
async function streamlines(): Promise<Result[]> {
  const painter = new PngPainter();
  const { signal } = new AbortController();
  const spec = figure('noise').stream('exz[-1, :, 64, :]').spec();
  const data = { panels: [{ layers: [{ kind: 'vector' as const, vector: noisyVector(513, 129) }] }] };
  const draw = (): Uint8Array => painter.render(compose(spec, data, painter.metrics, signal), { signal });
  const first = await measureWork(1, 0, draw);
  const timing = await measureWork(15, 3, draw);
  return [
    { name: 'streamlines, noisy 513×129: the first', timing: first, target: { medianMs: 120 } },
    { name: '… the next', timing, target: { medianMs: 120 } },
  ];
}
