import { createEngine } from '@emout/engine/engine';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { registerFonts } from '@emout/render/fonts';
import { PngPainter } from '@emout/render/png';
import { expressionOf, specOf } from './pictures.js';
import type { Result } from './report.js';
import { measure, timing } from './statistics.js';

/** Slice → PNG in one thread, without process, socket or HTTP; says where the time goes. */
export async function benchInProcess(root: string, run: string): Promise<Result[]> {
  registerFonts();
  const engine = createEngine({
    roots: [root],
    hdf5: await Hdf5Library.load({ companion: true }),
    painter: new PngPainter(),
    sliceBytes: 64e6,
    version: '0.0.0',
    pictureBytes: 0,
  });
  const signal = new AbortController().signal;
  const parts = { read: [] as number[], compose: [] as number[], paint: [] as number[] };
  const total = await measure(100, 20, async (i) => {
    const drawn = await engine.draw(specOf(run, expressionOf(i)), signal);
    parts.read.push(drawn.timings.readMs);
    parts.compose.push(drawn.timings.composeMs);
    parts.paint.push(drawn.timings.paintMs);
  });
  engine.close();
  return [
    { name: 'slice → 960×720 PNG, one thread', timing: total, target: { medianMs: 20, p95Ms: 40 } },
    { name: '   of it reading', timing: timing(parts.read), target: null },
    { name: '   of it composing', timing: timing(parts.compose), target: null },
    { name: '   of it painting and encoding', timing: timing(parts.paint), target: null },
  ];
}
