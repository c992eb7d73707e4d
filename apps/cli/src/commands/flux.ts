import type { ParticleFlux } from '@emout/engine/particle-flux';
import { npyHeader } from '@emout/ndarray/npy';
import { Command, InvalidArgumentError } from 'commander';
import { positiveNumber, wholeNumberFrom } from '../runs/number-options.js';
import { jsonOf } from '../runs/print-evaluation.js';
import { printFlux } from '../runs/print-flux.js';
import { openLibrary, runArgument } from '../runs/run-argument.js';
import { WholeFile } from '../runs/whole-file.js';

type Vector3 = readonly [number, number, number];

interface FluxOptions {
  readonly species: number;
  readonly step: number;
  readonly mass?: number;
  readonly bins: number | readonly number[];
  readonly weight: number;
  readonly pitch?: true;
  readonly b?: Vector3;
  readonly json?: true;
  readonly npy?: string;
}

function numbersOf(text: string): number[] {
  const words = text.split(',');
  const numbers = words.map(Number);
  if (words.every((word) => word.trim() !== '') && numbers.every(Number.isFinite)) return numbers;
  throw new InvalidArgumentError('Numbers with commas between them are needed.');
}

function binsOf(text: string): number | number[] {
  return text.includes(',') ? numbersOf(text) : wholeNumberFrom(1)(text);
}

function vector(text: string): Vector3 {
  const [x, y, z, ...others] = numbersOf(text);
  if (x === undefined || y === undefined || z === undefined || others.length > 0) {
    throw new InvalidArgumentError('Three numbers are needed, such as 0,0,1.');
  }
  return [x, y, z];
}

async function flux(path: string, options: FluxOptions, signal: AbortSignal): Promise<number> {
  const { particleFlux } = await import('@emout/engine/particle-flux');
  const { species, step, mass, bins, weight, pitch, b, npy } = options;
  const asked = runArgument(path);
  const library = await openLibrary(asked.roots);
  try {
    const found = particleFlux(
      library.run(asked.address),
      { species, step, massKg: mass, bins, weight, pitch: b ?? (pitch && 'run') },
      signal,
    );
    if (npy !== undefined) writeTable(npy, found);
    const answer = { run: asked.text, ...found };
    if (options.json) process.stdout.write(`${jsonOf(answer, 2)}\n`);
    else if (npy === undefined) process.stdout.write(`${printFlux(found)}\n`);
    return 0;
  } finally {
    library.close();
  }
}

/** One row for each bin: its limits, the flux, and that of each class of pitch angle. */
function writeTable(path: string, { edges, flux: total, byPitchAngle }: ParticleFlux): void {
  using file = new WholeFile(path);
  const columns = [edges.slice(0, -1), edges.slice(1), total];
  for (const one of byPitchAngle?.classes ?? []) columns.push(one.flux);
  file.write(npyHeader([total.length, columns.length], '<f8'));
  const rows = total.flatMap((_, k) => columns.map((column) => column[k] ?? 0));
  file.write(new Uint8Array(Float64Array.from(rows).buffer));
  file.finish();
}

/** `emout flux`: the energy flux of the particles that a run has written. */
export function fluxCommand(signal: AbortSignal, finish: (code: number) => void): Command {
  return new Command('flux')
    .description(
      'Sum the energy flux of the particles of one output by energy: each adds energy × speed × weight to its bin.',
    )
    .argument('<run>', 'the directory of a run; sim+ is a run with its continuations')
    .requiredOption('--species <n>', 'the species, counted from 1', wholeNumberFrom(1))
    .option('--step <n>', 'which output, from 0; -1 is the last', wholeNumberFrom(-Infinity), -1)
    .option(
      '--mass <kg>',
      'mass of a particle; from qm of the input, for one elementary charge, when left out',
      positiveNumber,
    )
    .option(
      '--bins <n>',
      'equal bins over the energies that occur, or limits in eV such as 0,10,100',
      binsOf,
      30,
    )
    .option('--weight <number>', 'what every particle counts', positiveNumber, 1)
    .option('--pitch', 'also by pitch angle: 0–30°, 30–60°, 60–180°, along (pos) and against (neg) the field')
    .option(
      '--b <x,y,z>',
      'direction of the magnetic field for --pitch; that of the input (wc, phiz, phixy) when left out',
      vector,
    )
    .option('--json', 'for scripts')
    .option('--npy <file>', 'write a NumPy file, one row for each bin: its limits, the flux, and its classes')
    .addHelpText(
      'after',
      [
        '',
        'Fluxes are in eV·m/s times the unit of the weight; energies in eV.',
        'Examples:',
        '  emout flux sim --species 1',
        '  emout flux sim --species 1 --bins 0,1,10,100 --pitch --json',
        '  emout flux sim --species 2 --b 0,0,1 --npy ions.npy',
      ].join('\n'),
    )
    .action(async (path: string, options: FluxOptions) => finish(await flux(path, options, signal)));
}
