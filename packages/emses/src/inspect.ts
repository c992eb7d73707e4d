import { boundariesOf } from './boundaries.js';
import type { Parameters } from './parameters.js';
import type { FieldEntry, Run } from './run.js';
import type {
  InspectedField,
  InspectedSpecies,
  InspectedTime,
  RunInspection,
  SpeciesNumber,
} from './run-inspection.js';
import type { UnitName, UnitSystem } from './unit-system.js';

export { printInspection } from './print-inspection.js';
export type { RunInspection } from './run-inspection.js';

/** No plasma has more; a slip of the pen in `nspec` has. */
const MOST_SPECIES = 64;

/** What a run has and how far it has come; every field file is looked into. `nowMs` as for `Run.state`. */
export function inspectRun(run: Run, nowMs: number = Date.now()): RunInspection {
  const { parameters, units } = run;
  const fields = run.fields();
  const { kind, reason, steps } = run.state(nowMs);
  const key = parameters?.key ?? null;
  const dt = parameters?.number('dt') ?? null;
  return {
    directories: [...run.directories],
    bytes: run.bytes,
    state: { kind, reason, written: steps.written, expected: steps.expected },
    source: parameters?.source ?? null,
    key: key === null ? null : { dxM: key.dxM, toC: key.toC },
    grid: run.grid,
    dt: dt === null ? null : { emses: dt, s: units?.get('t').reverse(dt) ?? null },
    nstep: parameters?.number('nstep') ?? null,
    time: timeOf(run, fields),
    species: parameters === null ? [] : speciesOf(parameters, units),
    fields: fields.map(inspectedField),
    particles: particlesOf(run),
    diagnostics: [...run.diagnostics],
    boundaries: boundaryCounts(parameters),
    // After the fields have been looked into, so that theirs are among them.
    problems: [...run.problems],
  };
}

function inspectedField(entry: FieldEntry): InspectedField {
  const { name, label, bytes } = entry;
  const base = { name, label, bytes, notice: entry.notice?.text ?? null };
  if (entry.kind === 'unreadable') return { ...base, steps: null, points: null, unit: null };
  const [steps, z, y, x] = entry.shape;
  return { ...base, steps, points: [z, y, x], unit: entry.unit?.symbol ?? null };
}

/** The time span of the first field that has snapshots. */
function timeOf(run: Run, fields: readonly FieldEntry[]): InspectedTime | null {
  const entry = fields.find((field) => field.kind === 'readable' && field.shape[0] > 0);
  if (entry?.kind !== 'readable') return null;
  const { time } = run.field(entry.name);
  const last = entry.shape[0] - 1;
  return {
    firstStep: time.stepOf(0),
    lastStep: time.stepOf(last),
    measure: time.measure,
    firstEmses: time.timeEmses(0),
    lastEmses: time.timeEmses(last),
    firstS: time.timeSeconds(0),
    lastS: time.timeSeconds(last),
  };
}

function speciesOf(parameters: Parameters, units: UnitSystem | null): InspectedSpecies[] {
  const counted = parameters.number('nspec') ?? lastIndex(parameters, 'wp');
  const count = Math.min(MOST_SPECIES, Math.max(0, Math.floor(counted)));
  return Array.from({ length: count }, (_, position) => {
    const species = position + 1;
    const number = (name: string, unit: UnitName): SpeciesNumber | null => {
      const emses = parameters.numberAt(name, species);
      return emses === null ? null : { emses, si: units?.get(unit).reverse(emses) ?? null };
    };
    return { species, wp: number('wp', 'f'), qm: number('qm', 'q_m'), path: number('path', 'v') };
  });
}

function lastIndex(parameters: Parameters, name: string): number {
  const variable = parameters.variable(name);
  if (!variable) return 0;
  const { value, start } = variable;
  return Array.isArray(value) ? (start?.[0] ?? 1) + value.length - 1 : 1;
}

function particlesOf({ particleFiles }: Run): RunInspection['particles'] {
  const bySpecies = new Map<number, { components: Set<string>; files: number }>();
  for (const { species, component } of particleFiles) {
    const known = bySpecies.get(species) ?? { components: new Set<string>(), files: 0 };
    known.components.add(component);
    known.files += 1;
    bySpecies.set(species, known);
  }
  return [...bySpecies]
    .sort(([a], [b]) => a - b)
    .map(([species, { components, files }]) => ({ species, components: [...components].sort(), files }));
}

function boundaryCounts(parameters: Parameters | null): RunInspection['boundaries'] {
  const { boundaries, skipped } = boundariesOf(parameters);
  const counts = new Map<string, number>();
  for (const { type } of boundaries) counts.set(type, (counts.get(type) ?? 0) + 1);
  return { types: [...counts].map(([type, count]) => ({ type, count })), skipped: skipped.length };
}
