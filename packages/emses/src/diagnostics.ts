import { type DiagnosticColumnLayout, diagnosticLayout } from './diagnostic-layout.js';
import type { DiagnosticName } from './diagnostic-names.js';
import type { Parameters } from './parameters.js';
import { type Restart, stepHistory } from './step-history.js';
import { readTextTable, type TextTable } from './text-table.js';
import { UnitSystem } from './unit-system.js';

/** SI values are EMSES values over `ratio`. */
export interface DiagnosticUnit {
  readonly symbol: string;
  readonly ratio: number;
}

export interface DiagnosticColumn {
  /** As the Python emout names it where it reads the file. */
  readonly name: string;
  /** In English, without a unit. */
  readonly about: string;
  /** Null without a conversion key, for steps and counts, and where the unit is not known. */
  readonly unit: DiagnosticUnit | null;
  /** EMSES values as they are in the file; NaN where there is none. */
  readonly values: Float64Array;
}

/** The rows of a text diagnostic by column. */
export interface DiagnosticTable {
  readonly name: DiagnosticName;
  readonly columns: readonly DiagnosticColumn[];
  readonly rows: number;
  /** Simulation step of each row; null for files that do not say. */
  readonly steps: Float64Array | null;
  /** Seconds at each row, `step·dt`; null when they cannot be known. */
  readonly seconds: Float64Array | null;
  readonly restarts: readonly Restart[];
  /** 1 for rows that a restart made void; without any when only the latest rows were asked for. */
  readonly superseded: Uint8Array;
  /** Sentences about what was left out or is not as the parameters say. */
  readonly problems: readonly string[];
}

/** A file to read: that of the run, or one of a continuation of it. */
export interface DiagnosticPart {
  readonly path: string;
  /** The size that it was listed with; what is written meanwhile is left for the next time. */
  readonly bytes?: number;
}

export interface DiagnosticOptions {
  readonly parameters: Parameters | null;
  /** `latest` leaves out the rows that a restart made void, so that steps ascend; `all` (default) keeps them. */
  readonly rows?: 'all' | 'latest';
  /**
   * What the steps of continuations count: `absolute` those of the whole run, `anew` those of each part, which then
   * follow on the last step before. By default a part counts absolutely when it begins where those before end, as for
   * fields, and else anew.
   */
  readonly continuationSteps?: 'found' | 'absolute' | 'anew';
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a text diagnostic and joins it with those of continuations, in the order given.
 * Steps are taken from the file, never counted from its rows.
 * @throws the errors of the file system, and the reason of the signal.
 */
export function readDiagnostic(
  name: DiagnosticName,
  parts: readonly DiagnosticPart[],
  options: DiagnosticOptions,
): DiagnosticTable {
  const { parameters, signal, rows = 'all', continuationSteps = 'found' } = options;
  const problems: string[] = [];
  const tables = parts.map(({ path, bytes }) =>
    readTextTable(path, { signal, ...(bytes !== undefined && { bytes }) }),
  );
  const { columns: joined, firstRows } = join(name, tables, problems);
  const layout = diagnosticLayout(name, {
    columns: joined,
    species: parameters?.number('nspec') ?? null,
    bodies: parameters?.number('npc') ?? null,
  });
  problems.push(...layout.problems);
  const stepColumns = joined.filter((_, n) => layout.hasSteps && isStep(layout.columns[n]));
  if (continuationSteps !== 'absolute') {
    for (const column of stepColumns) countOn(column, firstRows, continuationSteps);
  }
  const [steps = null] = stepColumns;
  const history = steps && stepHistory(steps);
  const kept = rows === 'latest' && history ? rowsNotIn(history.superseded) : null;
  const pick = (values: Float64Array) =>
    kept ? Float64Array.from(kept, (row) => values[row] as number) : values;
  const keptSteps = steps && pick(steps);
  const count = keptSteps?.length ?? joined[0]?.length ?? 0;
  return {
    name,
    columns: layout.columns.map((column, n) => ({
      name: column.name,
      about: column.about,
      unit: unitOf(column, parameters),
      values: pick(joined[n] ?? new Float64Array(count)),
    })),
    rows: count,
    steps: keptSteps,
    seconds: keptSteps && secondsOf(keptSteps, parameters),
    restarts: kept ? [] : (history?.restarts ?? []),
    superseded: kept || !history ? new Uint8Array(count) : history.superseded,
    problems,
  };
}

/** The rows of all parts one after another; parts of another width are left out. */
function join(
  name: DiagnosticName,
  tables: readonly TextTable[],
  problems: string[],
): { columns: Float64Array[]; firstRows: number[] } {
  const width = tables.find(({ rows }) => rows > 0)?.columns.length ?? 0;
  const firstRows: number[] = [];
  const fitting: TextTable[] = [];
  let rows = 0;
  tables.forEach((table, part) => {
    const where = part === 0 ? '' : `Part ${part + 1}: `;
    problems.push(...table.problems.map((problem) => `${where}${problem}`));
    if (table.rows === 0) return;
    if (table.columns.length !== width) {
      const found = table.columns.length;
      problems.push(
        `Part ${part + 1} of ${name} has ${found} columns, those before have ${width}; it is left out.`,
      );
      return;
    }
    firstRows.push(rows);
    fitting.push(table);
    rows += table.rows;
  });
  const columns = Array.from({ length: width }, (_, n) => {
    const [only, ...others] = fitting;
    const values = only?.columns[n] ?? new Float64Array(0);
    if (others.length === 0) return values;
    const column = new Float64Array(rows);
    fitting.forEach((table, part) => {
      column.set(table.columns[n] ?? [], firstRows[part] ?? 0);
    });
    return column;
  });
  return { columns, firstRows };
}

function isStep(column: DiagnosticColumnLayout | undefined): boolean {
  return column !== undefined && /^(?:\d+_)?step$/.test(column.name);
}

/** Adds the last step before it to the steps of each part that counts anew. */
function countOn(steps: Float64Array, firstRows: readonly number[], counting: 'found' | 'anew'): void {
  for (const [part, first] of firstRows.entries()) {
    const before = part === 0 ? 0 : (steps[first - 1] ?? 0);
    const begin = steps[first] ?? 0;
    if (counting === 'found' && begin > 1 && begin >= before) continue;
    const end = firstRows[part + 1] ?? steps.length;
    for (let row = first; row < end; row++) steps[row] = (steps[row] as number) + before;
  }
}

function rowsNotIn(superseded: Uint8Array): number[] {
  const rows: number[] = [];
  superseded.forEach((isVoid, row) => {
    if (isVoid === 0) rows.push(row);
  });
  return rows;
}

function unitOf({ unit }: DiagnosticColumnLayout, parameters: Parameters | null): DiagnosticUnit | null {
  if (unit === null || !parameters?.key) return null;
  const { unit: symbol, ratio } = UnitSystem.from(parameters.key).get(unit);
  return { symbol, ratio };
}

function secondsOf(steps: Float64Array, parameters: Parameters | null): Float64Array | null {
  const dt = parameters?.number('dt') ?? 0;
  if (!parameters?.key || !(dt > 0)) return null;
  const { ratio } = UnitSystem.from(parameters.key).get('t');
  return steps.map((step) => (step * dt) / ratio);
}
