import { relative } from 'node:path';
import type { SampleSummary } from '@emout/sample/sample-run';
import { isSampleSize, SAMPLE_SIZES, type SampleSize } from '@emout/sample/sample-size';
import { formatBytes, formatDuration, formatGrid } from '@emout/units/number-format';
import { Command } from 'commander';
import { UsageError } from '../errors.js';
import { ProgressReport } from '../runs/progress-report.js';

export interface SampleCommandOptions {
  readonly size: SampleSize;
  readonly seed?: number;
  readonly signal: AbortSignal;
}

/** Exit code of a command that Ctrl-C ended. */
const INTERRUPTED = 130;

/** Writes a synthetic run and shows its progress on the error stream. */
export async function writeSample(directory: string, options: SampleCommandOptions): Promise<SampleSummary> {
  // Loaded here, with the HDF5 library, so that other commands start without them.
  const { writeSampleRun } = await import('@emout/sample/sample-run');
  const progress = new ProgressReport(process.stderr, 'written');
  try {
    return await writeSampleRun(directory, {
      ...options,
      onProgress: (done, total, what) => progress.show(done, total, what),
    });
  } finally {
    progress.end();
  }
}

function parseSize(word: string): SampleSize {
  if (isSampleSize(word)) return word;
  throw new UsageError(`There is no size ${word}. Sizes are ${SAMPLE_SIZES.join(', ')}.`);
}

function parseSeed(text: string): number {
  const seed = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(seed) && seed >= 0) return seed;
  throw new UsageError(`The seed ${text} is not a whole number from 0 to ${Number.MAX_SAFE_INTEGER}.`);
}

/** One line: what was written, where, how large, and how to look at it. */
function summaryText(summary: SampleSummary): string {
  const { nx, ny, nz } = summary.cells;
  const shown = relative(process.cwd(), summary.directory);
  const path = shown === '' || shown.startsWith('..') ? summary.directory : shown;
  const quoted = /^[\w./+=@:-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
  return (
    `Wrote ${path}: ${formatGrid([nx, ny, nz])} cells, ${summary.snapshots} snapshots, ${summary.files} files, ` +
    `${formatBytes(summary.bytes)}, in ${formatDuration(summary.elapsedMs / 1000)}. ` +
    `Look at it with: emout demo --root ${quoted}`
  );
}

/** The `emout sample` command; `finish` receives the exit code. */
export function sampleCommand(interrupt: AbortSignal, finish: (code: number) => void): Command {
  return new Command('sample')
    .description('Write a synthetic EMSES run: a lunar surface with a hole in the solar wind.')
    .argument('<dir>', 'the directory to write; it must not exist yet')
    .option('--size <size>', `${SAMPLE_SIZES.join(', ')}`, parseSize, 'demo')
    .option('--seed <n>', 'whole number; equal seeds give equal data', parseSeed, 1)
    .action(async (directory: string, options: { size: SampleSize; seed: number }) => {
      try {
        const summary = await writeSample(directory, { ...options, signal: interrupt });
        process.stdout.write(`${summaryText(summary)}\n`);
        finish(0);
      } catch (error) {
        if (!interrupt.aborted) throw error;
        process.stderr.write('Stopped; nothing was kept.\n');
        finish(INTERRUPTED);
      }
    });
}
