import { benchEngine } from './bench-engine.js';
import { expressionOf, specOf } from './pictures.js';
import type { Result } from './report.js';
import { measure, timing } from './statistics.js';

/** Slice → PNG in one thread, without process, socket or HTTP; says where the time goes. */
export async function benchInProcess(root: string, run: string): Promise<Result[]> {
  const engine = await benchEngine(root);
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
