import type { SpeciesOutput } from '@emout/engine/run-particles';
import type { Statistics } from '@emout/ndarray/running-statistics';
import { alignedRows } from './aligned-rows.js';
import { shownNumber } from './shown-number.js';

/** Outputs of a species that are listed; of more only the first and last. */
const MOST_STEPS = 12;

/** A column of particles in a few numbers. */
export interface ColumnStatistics extends Statistics {
  readonly name: string;
  readonly unit: string | null;
}

/** What particles a run has written, in the lines that a person reads in a shell. */
export function printParticleOutput(outputs: readonly SpeciesOutput[]): string {
  if (outputs.length === 0) return 'This run has no particle output: no file such as p1vxe00_0000.h5.';
  return outputs.flatMap(speciesLines).join('\n');
}

function speciesLines({ species, columns, steps, problems }: SpeciesOutput): string[] {
  const outputs = `${steps.length} ${steps.length === 1 ? 'output' : 'outputs'}`;
  const names = columns.map(({ name }) => name).join(', ');
  const half = MOST_STEPS / 2;
  const rows = steps.map(({ index, time, particles }) => [
    `  [${index}]`,
    time.seconds === null ? `t = ${shownNumber(time.emses)}` : `t = ${shownNumber(time.seconds)} s`,
    particles === null ? 'components disagree' : `${particles} particles`,
  ]);
  const listed = alignedRows(
    steps.length <= MOST_STEPS ? rows : [...rows.slice(0, half), ['  …'], ...rows.slice(-half)],
  );
  return [
    `species ${species}: ${outputs} of ${names}`,
    ...listed,
    ...problems.map((text) => `  note  ${text}`),
  ];
}

/** The columns of one output, in the lines that a person reads in a shell. */
export function printColumnStatistics(columns: readonly ColumnStatistics[]): string {
  const told = (value: number | null): string => (value === null ? '–' : shownNumber(value));
  const rows = columns.map(({ name, unit, count, nan, min, max, mean, std }) => [
    `  ${name}`,
    String(count - nan),
    ...[min, max, mean, std].map(told),
    unit ?? (name === 'tid' ? '' : 'EMSES'),
  ]);
  const heads = ['  ', 'count', 'min', 'max', 'mean', 'std', 'unit'];
  return alignedRows([heads, ...rows]).join('\n');
}
