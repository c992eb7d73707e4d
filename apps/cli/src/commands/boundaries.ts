import type { RunBoundaries } from '@emout/engine/run-boundaries';
import { Command, InvalidArgumentError, Option } from 'commander';
import { RunArgumentError } from '../errors.js';
import { openLibrary, runArgument } from '../runs/run-argument.js';
import { WholeFile } from '../runs/whole-file.js';

interface BoundariesOptions {
  readonly units: 'si' | 'emses';
  readonly resolution: number;
  readonly json?: true;
  readonly obj?: string;
  readonly stl?: string;
}

function factor(text: string): number {
  const value = Number(text);
  if (!(value >= 0.25 && value <= 8)) throw new InvalidArgumentError('A factor from 0.25 to 8 is needed.');
  return value;
}

function writePieces(path: string, pieces: Iterable<Uint8Array>): void {
  using file = new WholeFile(path);
  for (const piece of pieces) file.write(piece);
  file.finish();
}

async function boundaries(path: string, options: BoundariesOptions): Promise<number> {
  const [{ boundariesAnswer, boundaryBodies }, { objFile, stlFile }] = await Promise.all([
    import('@emout/engine/run-boundaries'),
    import('@emout/geometry/mesh-files'),
  ]);
  const asked = runArgument(path);
  const library = await openLibrary(asked.roots);
  try {
    const run = library.run(asked.address);
    const answer = boundariesAnswer(run, asked.text);
    const { unit, bodies } = boundaryBodies(run, options);
    if (bodies.length === 0 && (options.obj ?? options.stl) !== undefined) {
      throw new RunArgumentError(`${asked.text} has no boundary with a surface.`);
    }
    if (options.obj !== undefined) writePieces(options.obj, objFile(bodies, { unit }));
    if (options.stl !== undefined) writePieces(options.stl, stlFile(bodies, { unit }));
    if (options.json) {
      const sizes = new Map(bodies.map(({ index, mesh }) => [index, mesh]));
      const withSizes = answer.boundaries.map((one) => ({
        ...one,
        vertices: (sizes.get(one.index)?.positions.length ?? 0) / 3,
        triangles: (sizes.get(one.index)?.triangles.length ?? 0) / 3,
      }));
      process.stdout.write(`${JSON.stringify({ ...answer, unit, boundaries: withSizes }, null, 2)}\n`);
    } else {
      process.stdout.write(`${printBoundaries(answer)}\n`);
    }
    return 0;
  } finally {
    library.close();
  }
}

const numbers = (values: readonly number[]): string => values.map((value) => String(value)).join(', ');

/** The boundaries in lines for a person; lengths in grid units, as the input has them. */
function printBoundaries({ boundaries: all, skipped }: RunBoundaries): string {
  if (all.length + skipped.length === 0) return 'This run has no boundaries: its input has no boundary_type.';
  const place = (index: number): string => String(index + 1).padStart(3);
  const width = Math.max(0, ...all.map(({ label }) => label.length));
  return [
    ...all.map(({ index, label, parameters, problem }) => {
      const told = parameters.map(({ name, values }) => `${name} = ${numbers(values)}`).join('  ');
      return `${place(index)}  ${label.padEnd(width)}  ${problem ?? told}`;
    }),
    ...skipped.map(
      ({ index, name, reason }) =>
        `${place(index)}  ${name === '' ? 'left out' : `${name} is left out`}: ${reason}`,
    ),
  ].join('\n');
}

/** `emout boundaries`: the inner boundaries of a run, listed or as surfaces. */
export function boundariesCommand(finish: (code: number) => void): Command {
  return new Command('boundaries')
    .description('List the boundaries of a run, or write their surfaces.')
    .argument('<run>', 'the directory of a run')
    .addOption(new Option('--units <system>', 'metres, or grid units').choices(['si', 'emses']).default('si'))
    .option('--resolution <factor>', 'factor on the number of points along every edge', factor, 1)
    .option('--json', 'for scripts')
    .option('--obj <file>', 'write the surfaces as a Wavefront OBJ file')
    .option('--stl <file>', 'write the surfaces as a binary STL file')
    .action(async (path: string, options: BoundariesOptions) => finish(await boundaries(path, options)));
}
