import type { ParticleTable } from '@emout/engine/run-particles';
import { npyHeader } from '@emout/ndarray/npy';
import { Command, InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../errors.js';
import { wholeNumberFrom } from '../runs/number-options.js';
import { jsonOf } from '../runs/print-evaluation.js';
import {
  type ColumnStatistics,
  printColumnStatistics,
  printParticleOutput,
} from '../runs/print-particles.js';
import { openLibrary, runArgument } from '../runs/run-argument.js';
import { WholeFile } from '../runs/whole-file.js';

const COLUMNS = ['x', 'y', 'z', 'vx', 'vy', 'vz', 'tid'] as const;
type Column = (typeof COLUMNS)[number];

interface ParticlesOptions {
  readonly species?: number;
  readonly step: number;
  readonly select?: readonly Column[];
  readonly units: 'si' | 'emses';
  readonly statistics?: true;
  readonly json?: true;
  readonly npy?: string;
}

function columnNames(text: string): Column[] {
  return text.split(',').map((word) => {
    const name = COLUMNS.find((column) => column === word.trim());
    if (name !== undefined) return name;
    throw new InvalidArgumentError(`Columns are ${COLUMNS.join(', ')}, with commas between them.`);
  });
}

async function particles(path: string, options: ParticlesOptions, signal: AbortSignal): Promise<number> {
  const { particleOutput, particleStatistics, particleTable } = await import('@emout/engine/run-particles');
  const { species, step, select, units, npy } = options;
  if (npy !== undefined && species === undefined) throw new UsageError('--npy needs --species.');
  const asked = runArgument(path);
  const library = await openLibrary(asked.roots);
  try {
    const run = library.run(asked.address);
    const tableOf = (of: number): ParticleTable =>
      particleTable(run, { species: of, step, units, columns: select }, signal);
    if (npy !== undefined && species !== undefined) writeRows(npy, tableOf(species));
    if (species === undefined && !options.statistics) {
      if (npy === undefined) {
        const outputs = particleOutput(run, units, signal);
        const answer = { run: asked.text, units, species: outputs };
        process.stdout.write(options.json ? `${jsonOf(answer, 2)}\n` : `${printParticleOutput(outputs)}\n`);
      }
      return 0;
    }
    for (const of of species === undefined ? run.particleSpecies() : [species]) {
      const table = tableOf(of);
      const statistics = particleStatistics(table);
      const columns = table.columns.map((column, k): ColumnStatistics => {
        const {
          count = 0,
          nan = 0,
          min = null,
          max = null,
          sum = null,
          mean = null,
          std = null,
        } = statistics[k] ?? {};
        return { ...column, count, nan, min, max, sum, mean, std };
      });
      const answer = { run: asked.text, species: of, units, step: table.step, columns };
      const head = `species ${of}, output ${table.step.index}: ${table.step.particles} particles`;
      process.stdout.write(
        options.json ? `${jsonOf(answer)}\n` : `${head}\n${printColumnStatistics(columns)}\n`,
      );
    }
    return 0;
  } finally {
    library.close();
  }
}

/** The columns as a NumPy array of doubles, one row for each particle. */
function writeRows(path: string, table: ParticleTable): void {
  using file = new WholeFile(path);
  const width = table.columns.length;
  file.write(npyHeader([table.step.particles ?? 0, width], '<f8'));
  for (const block of table.blocks()) {
    const rows = new Float64Array(width * (block[0]?.length ?? 0));
    for (const [k, values] of block.entries()) {
      for (let n = 0; n < values.length; n += 1) rows[n * width + k] = values[n] as number;
    }
    file.write(new Uint8Array(rows.buffer));
  }
  file.finish();
}

/** `emout particles`: the particles that a run has written, listed, in a few numbers, or as columns. */
export function particlesCommand(signal: AbortSignal, finish: (code: number) => void): Command {
  return new Command('particles')
    .description('List the particle output of a run, or say or write the numbers of one output of a species.')
    .argument('<run>', 'the directory of a run; sim+ is a run with its continuations')
    .option('--species <n>', 'the numbers of this species, counted from 1', wholeNumberFrom(1))
    .option('--statistics', 'the numbers of every species')
    .option('--step <n>', 'which output, from 0; -1 is the last', wholeNumberFrom(-Infinity), -1)
    .option('--select <columns>', 'some of x,y,z,vx,vy,vz,tid; all when left out', columnNames)
    .addOption(
      new Option('--units <system>', 'm and m/s, or EMSES units').choices(['si', 'emses']).default('si'),
    )
    .option('--json', 'for scripts: one object; with --statistics one line for each species')
    .option('--npy <file>', 'write the columns as a NumPy file, one row for each particle')
    .addHelpText(
      'after',
      [
        '',
        'Particles that are missing from an output are nan.',
        'Examples:',
        '  emout particles sim',
        '  emout particles sim --species 1 --select vx,vy,vz',
        '  emout particles sim --species 1 --step 0 --npy electrons.npy',
      ].join('\n'),
    )
    .action(async (path: string, options: ParticlesOptions) =>
      finish(await particles(path, options, signal)),
    );
}
