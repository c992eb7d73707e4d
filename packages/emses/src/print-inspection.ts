import { formatBytes, formatNumber } from '@emout/units/number-format';
import { alignedColumns } from './aligned-columns.js';
import type { InspectedTime, RunInspection, SpeciesNumber } from './run-inspection.js';

const INDENT = '  ';
const NOTHING = '–';
const TIME_UNITS = { time: 'EMSES', step: 'steps', output: 'outputs' } as const;

/** An inspection as text for a shell: aligned, without colours, and without a line break at the end. */
export function printInspection(inspection: RunInspection): string {
  const sections = [
    alignedColumns(summary(inspection), [false, false]),
    section('Species', speciesRows(inspection), [true, true, true, true, true, true, true]),
    section('Fields', fieldRows(inspection), [false, true, false, false, true, false]),
    section('Particles', particleRows(inspection), [true, true, false]),
    section(
      'Problems',
      inspection.problems.map(({ what, fileName }) => [fileName ?? 'run', what]),
      [false, false],
    ),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function section(
  title: string,
  rows: readonly (readonly string[])[],
  numeric: readonly boolean[],
): readonly string[] {
  return rows.length === 0 ? [] : [title, ...alignedColumns(rows, numeric).map((line) => INDENT + line)];
}

function summary(inspection: RunInspection): string[][] {
  const { directories, state, source, key, grid, dt, nstep, time, diagnostics, boundaries } = inspection;
  const [directory = '', ...continuations] = directories;
  const outputs = `${state.written} of ${state.expected ?? 'an unknown number of'} outputs`;
  const types = boundaries.types.map(({ type, count }) => (count === 1 ? type : `${count} ${type}`));
  const count = boundaries.types.reduce((sum, one) => sum + one.count, 0);
  return [
    ['Directory', directory],
    ...continuations.map((one) => ['Continued in', one]),
    ['Size', formatBytes(inspection.bytes)],
    ['State', state.reason === null ? state.kind : `${state.kind}: ${state.reason}`],
    ['Parameters', source ?? 'none'],
    ['Conversion', key === null ? 'none: EMSES units' : `dx = ${key.dxM} m, to_c = ${key.toC} EMSES`],
    ['Grid', grid === null ? 'unknown' : gridText(grid, key?.dxM ?? null)],
    ['Time step', dt === null ? 'unknown' : `${dt.emses} EMSES${inBrackets(dt.s, 's')}`],
    ['Steps', nstep === null ? 'unknown' : `${nstep} steps`],
    ['Outputs', outputs],
    ['Time span', time === null ? NOTHING : timeText(time)],
    ['Diagnostics', diagnostics.length === 0 ? 'none' : diagnostics.join(', ')],
    [
      'Boundaries',
      `${count}${count === 0 ? '' : ` (${types.join(', ')})`}${skippedText(boundaries.skipped)}`,
    ],
  ];
}

function gridText({ nx, ny, nz }: NonNullable<RunInspection['grid']>, dxM: number | null): string {
  const cells = `${nx} × ${ny} × ${nz} cells`;
  if (dxM === null) return cells;
  return `${cells} (${[nx, ny, nz].map((count) => `${plain(count * dxM)} m`).join(' × ')})`;
}

function timeText({
  firstStep,
  lastStep,
  measure,
  firstEmses,
  lastEmses,
  firstS,
  lastS,
}: InspectedTime): string {
  const emses = `${plain(firstEmses)} to ${plain(lastEmses)} ${TIME_UNITS[measure]}`;
  if (measure !== 'time') return emses;
  const seconds = firstS === null || lastS === null ? '' : ` (${plain(firstS)} to ${plain(lastS)} s)`;
  return `steps ${firstStep} to ${lastStep}, ${emses}${seconds}`;
}

function skippedText(skipped: number): string {
  return skipped === 0 ? '' : `, ${skipped} ${skipped === 1 ? 'entry' : 'entries'} without one`;
}

function speciesRows({ species, key }: RunInspection): string[][] {
  if (species.length === 0) return [];
  const hasSi = key !== null;
  const header = hasSi
    ? ['No.', 'wp [EMSES]', '[rad/s]', 'qm [EMSES]', '[C/kg]', 'path [EMSES]', '[m/s]']
    : ['No.', 'wp [EMSES]', 'qm [EMSES]', 'path [EMSES]'];
  const cells = (value: SpeciesNumber | null): string[] => {
    const emses = value === null ? NOTHING : String(value.emses);
    return hasSi ? [emses, value?.si == null ? NOTHING : plain(value.si)] : [emses];
  };
  return [
    header,
    ...species.map((one) => [String(one.species), ...cells(one.wp), ...cells(one.qm), ...cells(one.path)]),
  ];
}

function fieldRows({ fields }: RunInspection): string[][] {
  if (fields.length === 0) return [];
  return [
    ['Name', 'Outputs', 'Points (z, y, x)', 'Unit', 'Size', 'What'],
    ...fields.map(({ name, label, steps, points, unit, bytes, notice }) => [
      name,
      steps === null ? NOTHING : String(steps),
      points === null ? 'unreadable' : points.join(' × '),
      unit === null ? 'EMSES' : unit,
      formatBytes(bytes),
      notice === null ? label : `${label === '' ? '' : `${label}. `}${notice}`,
    ]),
  ];
}

function particleRows({ particles }: RunInspection): string[][] {
  if (particles.length === 0) return [];
  return [
    ['Species', 'Files', 'Components'],
    ...particles.map(({ species, files, components }) => [
      String(species),
      String(files),
      components.join(' '),
    ]),
  ];
}

function inBrackets(value: number | null, unit: string): string {
  return value === null ? '' : ` (${plain(value)} ${unit})`;
}

function plain(value: number): string {
  return formatNumber(value, { style: 'plain' });
}
