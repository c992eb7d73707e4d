import type { Boundaries, Boundary } from './boundary.js';
import { BoundaryNumberError } from './boundary-errors.js';
import { BoundaryNumbers } from './boundary-numbers.js';
import type { BoundaryType } from './boundary-shape.js';
import { type SkippedEntry, type SkipReason, skipReason } from './boundary-skips.js';
import { BOUNDARY_TYPES, isBoundaryType } from './boundary-types.js';
import type { NamelistValue } from './namelist-array.js';
import type { Parameters } from './parameters.js';

export type { Boundaries, Boundary } from './boundary.js';
export { type BoundaryMeshOptions, type BoundaryResolution, meshOfBoundary } from './boundary-mesh.js';
export type { BoundaryParameter } from './boundary-numbers.js';
export type { SkippedEntry } from './boundary-skips.js';

/** `emout`: entries are counted from 1 wherever the list begins, and reasons have the original's words. */
export interface BoundariesOptions {
  readonly compat?: 'emout';
}

/** More entries than this are not looked at; EMSES itself has room for ten. */
const MOST_ENTRIES = 10_000;
const SINGLE_BODY: readonly string[] = ['flat-surface', 'rectangle-hole', 'cylinder-hole'];

/** The inner boundaries that a run's input describes; lengths in grid units. None without an input. */
export function boundariesOf(parameters: Parameters | null, options: BoundariesOptions = {}): Boundaries {
  const kind = firstOf(parameters?.get('boundary_type'));
  if (parameters === null || kind === null) return { boundaries: [], skipped: [] };
  const found = new BoundaryCollector(parameters, options.compat === 'emout');
  if (typeof kind !== 'string') found.skip(0, String(kind), 'not-text');
  else if (kind.trim() === 'complex') found.addList();
  else if (SINGLE_BODY.includes(kind.trim())) found.add(0, kind);
  else found.skip(0, kind, 'top-level');
  return { boundaries: found.boundaries, skipped: found.skipped };
}

class BoundaryCollector {
  readonly boundaries: Boundary[] = [];
  readonly skipped: SkippedEntry[] = [];
  readonly #parameters: Parameters;
  readonly #compat: boolean;

  constructor(parameters: Parameters, compat: boolean) {
    this.#parameters = parameters;
    this.#compat = compat;
  }

  addList(): void {
    const variable = this.#parameters.variable('boundary_types');
    if (!variable) return;
    const { value, start } = variable;
    const entries: readonly NamelistValue[] = Array.isArray(value) ? value : [value];
    const first = this.#compat ? 0 : (start?.[0] ?? 1) - 1;
    for (const [position, entry] of entries.slice(0, MOST_ENTRIES).entries()) {
      const index = first + position;
      if (entry === null) this.skip(index, '', 'empty');
      else if (typeof entry !== 'string') this.skip(index, String(entry), 'not-text');
      else if (entry.trim() === '') this.skip(index, entry, 'blank');
      else this.add(index, entry);
    }
    if (entries.length > MOST_ENTRIES) this.skip(first + MOST_ENTRIES, '', 'too-many');
  }

  add(index: number, written: string): void {
    const type = written.trim();
    if (index < 0) this.skip(index, type, 'before-first');
    else if (!isBoundaryType(type)) this.skip(index, type, 'unknown');
    else
      this.boundaries.push(
        readBoundary(new BoundaryNumbers(this.#parameters, index + 1, this.#compat), type),
      );
  }

  skip(index: number, name: string, reason: SkipReason): void {
    this.skipped.push({ index, name, reason: skipReason(reason, index, name, this.#compat) });
  }
}

function readBoundary(numbers: BoundaryNumbers, type: BoundaryType): Boundary {
  const { label, shape } = BOUNDARY_TYPES[type];
  const common = { index: numbers.entry - 1, fortranIndex: numbers.entry, type, label };
  try {
    const read = shape(numbers);
    return { ...common, parameters: numbers.read, shape: read, problem: null };
  } catch (error) {
    if (!(error instanceof BoundaryNumberError)) throw error;
    return { ...common, parameters: numbers.read, shape: null, problem: error.message };
  }
}

function firstOf(value: NamelistValue | undefined): NamelistValue {
  return (Array.isArray(value) ? value.find((entry) => entry !== null) : value) ?? null;
}
