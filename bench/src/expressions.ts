import { RunLibrary } from '@emout/engine/run-library';
import { evaluateBlocks } from '@emout/expr/evaluate';
import { DEFAULT_LIMITS } from '@emout/expr/evaluation-limits';
import { parseExpression } from '@emout/expr/parse';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import type { Result } from './report.js';
import { measure } from './statistics.js';

const SHORT = 'phisp[-1] - phisp[0]';
const LONG = 'sqrt(ex**2 + ey**2 + ez**2)[-1, :, ny//2, :]';
const VOLUMES = [
  'phisp[-1] - phisp[0]',
  'sqrt(ex[-1]**2 + ey[-1]**2 + ez[-1]**2)',
  'mean(phisp[:, :, 64], axis="t")',
  'laplacian(phisp[-1])',
];

/** Parsing, checking and evaluating expressions on the medium sample; volumes of 8.5 million cells stream in blocks. */
export async function benchExpressions(root: string, run: string): Promise<Result[]> {
  const library = new RunLibrary({ roots: [root], hdf5: await Hdf5Library.load({ companion: true }) });
  try {
    const results: Result[] = [];
    for (const expr of [SHORT, LONG]) {
      const parsed = await measure(2000, 500, () => parseExpression(expr));
      results.push({ name: `parse ${expr}`, timing: parsed, target: null });
      const about = [{ run, expression: parseExpression(expr) }];
      const scope = library.look(about, {}).scope(run);
      const checked = await measure(2000, 500, () =>
        library.checkIn(scope, parseExpression(expr), { units: 'si', limits: DEFAULT_LIMITS }),
      );
      results.push({ name: 'parse and check', timing: checked, target: { medianMs: 0.2 } });
      const prepared = await measure(200, 50, () => library.prepare({ run, expr, units: 'si' }));
      results.push({ name: '… and look at the run’s files', timing: prepared, target: null });
    }
    for (const expr of VOLUMES) {
      const { checked } = library.prepare({ run, expr, units: 'si' });
      let elements = 0;
      let peakBytes = 0;
      const before = process.memoryUsage().arrayBuffers;
      const timing = await measure(5, 2, () => {
        elements = 0;
        evaluateBlocks(checked, {}, ({ values }) => {
          elements += values.length;
          peakBytes = Math.max(peakBytes, process.memoryUsage().arrayBuffers - before);
        });
      });
      results.push({ name: `${expr}, ${(elements / 1e6).toFixed(1)} M cells`, timing, target: null });
      results.push({
        name: '… its buffers',
        value: { amount: peakBytes / 1e6, unit: 'MB' },
        target: { atMost: 64 },
      });
    }
    return results;
  } finally {
    library.close();
  }
}
