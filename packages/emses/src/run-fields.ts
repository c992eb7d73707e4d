import { nearNames } from '@emout/expr/near-names';
import type { Overlap } from './continuations.js';
import {
  RepeatedComponentError,
  UnknownFieldError,
  type UnreadableFieldError,
  VectorFieldError,
} from './errors.js';
import { type FieldPart, type JoinedField, joinField } from './field-join.js';
import { classify, compareFieldNames } from './field-name.js';
import type { FieldSeries } from './field-series.js';
import { fieldUnit, quantityUnit } from './field-units.js';
import { fieldFileName } from './file-names.js';
import { FileSeries } from './file-series.js';
import { potentialBoundary } from './potential-boundary.js';
import { relocatedName } from './relocated-name.js';
import { RelocatedSeries } from './relocated-series.js';
import { repeatsByValues } from './repeated-snapshot.js';
import type { RunPart } from './run-part.js';
import { TimeAxis } from './time-axis.js';
import { alignComponents, type VectorComponent } from './vector-components.js';
import { vectorNames, vectorsOf } from './vector-name.js';

export interface FieldOptions {
  /**
   * `emout`: as the Python emout has it where that is known to be wrong: units, time axes, the lower boundary of
   * relocated electric fields, and, unless the run was opened with another choice, the overlap of continuations.
   */
  readonly compat?: 'emout' | undefined;
}

/** What the name of a field stands for. */
export type ResolvedField =
  | { readonly kind: 'scalar'; readonly series: FieldSeries }
  | { readonly kind: 'vector'; readonly name: string; readonly components: readonly VectorComponent[] };

/** A name that no file has, but that is computed from files. */
export interface DerivedName {
  readonly name: string;
  readonly kind: 'field' | 'vector';
  /** In English: `Electric field, x component, at the nodes`. */
  readonly label: string;
}

/** A field as far as it can be read. */
export type LookedAtField = JoinedField | { readonly error: UnreadableFieldError };

/** The fields of a run as its files are now: those of the files, and those that are computed from them. */
export class RunFields {
  readonly #parts: readonly RunPart[];
  readonly #main: RunPart;
  readonly #overlap: Overlap | undefined;
  readonly #looked = new Map<string, LookedAtField>();
  readonly #lookedAsEmout = new Map<string, LookedAtField>();
  readonly #repeats = new Map<RunPart, boolean | null>();

  /** Parameters and units of the first part stand for the run. */
  constructor(main: RunPart, continuations: readonly RunPart[], overlap: Overlap | undefined) {
    this.#main = main;
    this.#parts = [main, ...continuations];
    this.#overlap = overlap;
  }

  /** Every field that a file of any part has, in reading order. */
  get names(): string[] {
    if (this.#parts.length === 1) return [...this.#main.listing.fields.keys()];
    return [...new Set(this.#parts.flatMap(({ listing }) => [...listing.fields.keys()]))].sort(
      compareFieldNames,
    );
  }

  /** The relocated and vector fields that the files allow. */
  get derivedNames(): DerivedName[] {
    const { names } = this;
    const relocated = names
      .map((name) => `r${name}`)
      .filter((name) => relocatedName(name) !== null && !names.includes(name));
    const scalars = relocated.map((name) => ({ name, kind: 'field' as const, label: classify(name).label }));
    const vectors = vectorsOf([...names, ...relocated]).map(({ name, components }) => {
      const { label } = classify(components[0]?.name ?? name);
      const letters = components.map(({ letter }) => letter).join(', ');
      return {
        name,
        kind: 'vector' as const,
        label: label.replace(/\b[xyz] component/, `vector of ${letters}`),
      };
    });
    return [...scalars, ...vectors];
  }

  /** The fields that were looked into so far. */
  get looked(): ReadonlyMap<string, LookedAtField> {
    return this.#looked;
  }

  /** A field that a file has; null when none has. */
  inFiles(name: string, { compat }: FieldOptions = {}): LookedAtField | null {
    const kept = compat === undefined ? this.#looked : this.#lookedAsEmout;
    const known = kept.get(name);
    if (known !== undefined) return known;
    const looked = this.#lookInto(name, compat);
    if (looked !== null) kept.set(name, looked);
    return looked;
  }

  /**
   * One field: that of the files, or one that is relocated from a field of the files.
   * @throws UnknownFieldError, VectorFieldError, RepeatedComponentError, UnreadableFieldError
   */
  field(name: string, options: FieldOptions = {}): FieldSeries {
    const scalar = this.#scalar(name, options);
    if (scalar !== null) return scalar;
    const vector = this.#vector(name, options);
    if (vector === null) throw this.#unknown(name);
    throw new VectorFieldError(
      name,
      vector.map(({ series }) => series.name),
    );
  }

  /**
   * What a name stands for: a field of the files first, then a relocated one (`rex`), then a vector of different
   * components in the order of its letters (`exyz`, `ezx`, `rbxy`).
   * @throws UnknownFieldError, RepeatedComponentError, UnlikeComponentsError, UnreadableFieldError
   */
  resolve(name: string, options: FieldOptions = {}): ResolvedField {
    const found = this.find(name, options);
    if (found === null) throw this.#unknown(name);
    return found;
  }

  /** As `resolve`, but null for an unknown name. */
  find(name: string, options: FieldOptions = {}): ResolvedField | null {
    const series = this.#scalar(name, options);
    if (series !== null) return { kind: 'scalar', series };
    const components = this.#vector(name, options);
    if (components === null) return null;
    const length = this.#main.parameters.units?.get('length') ?? null;
    return { kind: 'vector', name, components: alignComponents(name, components, length) };
  }

  /** Points of (z, y, x) by the parameters, 0 where they do not say. */
  get pointsByParameters(): [number, number, number] {
    const points = (key: string): number => {
      const cells = this.#main.parameters.parameters?.number(key) ?? null;
      return cells === null ? 0 : cells + 1;
    };
    return [points('nz'), points('ny'), points('nx')];
  }

  #scalar(name: string, options: FieldOptions): FieldSeries | null {
    const looked = this.inFiles(name, options);
    const relocated = this.#relocated(name, options, looked);
    if (relocated !== null) return relocated;
    if (looked !== null && 'error' in looked) throw looked.error;
    return looked?.series ?? null;
  }

  /**
   * The relocated field of this name. A file of this name is the Python emout's, whose lower boundary is a cell off,
   * and which does not always finish it nor go on when the run does: with `compat` it is read where it is whole.
   */
  #relocated(name: string, options: FieldOptions, inFiles: LookedAtField | null): FieldSeries | null {
    const relocation = relocatedName(name);
    const source = relocation === null ? null : this.inFiles(relocation.source, options);
    if (relocation === null || source === null) return null;
    if ('error' in source) {
      if (inFiles === null) throw source.error;
      return null;
    }
    const written = inFiles !== null && 'series' in inFiles ? inFiles.series.shape[0] : 0;
    const wanted = source.series.shape[0];
    const whole = written >= wanted && written > 0;
    if (whole && options.compat === 'emout') return null;
    const aside = whole ? 'was written by emout' : `holds ${written} of ${wanted} snapshots`;
    const leftAside =
      inFiles === null
        ? []
        : [`${fieldFileName(name)} ${aside}; ${name} is computed from ${relocation.source}.`];
    const { parameters } = this.#main.parameters;
    const [z, y, x] = (['z', 'y', 'x'] as const).map((axis) => potentialBoundary(parameters, axis));
    if (z === undefined || y === undefined || x === undefined) return null;
    const { field, component } = relocation;
    const across = { x: [z, y], y: [z, x], z: [y, x] }[component];
    const used = field === 'electric' ? [{ x, y, z }[component]] : across;
    return new RelocatedSeries(source.series, {
      ...{ name, field, component, ...options },
      boundaries: [z.boundary, y.boundary, x.boundary],
      problems: [...leftAside, ...used.map(({ problem }) => problem).filter((problem) => problem !== null)],
    });
  }

  #vector(name: string, options: FieldOptions): VectorComponent[] | null {
    const candidates = vectorNames(name);
    for (const { kind, components } of candidates) {
      if (kind === 'repeated' || !components.every((component) => this.#exists(component.name))) continue;
      return components.flatMap((component): VectorComponent[] => {
        const series = this.#scalar(component.name, options);
        return series === null ? [] : [{ letter: component.letter, series }];
      });
    }
    for (const candidate of candidates) {
      if (candidate.kind === 'vector' || !candidate.components.every((one) => this.#exists(one.name)))
        continue;
      throw new RepeatedComponentError(name, candidate.letter, this.#near(name));
    }
    return null;
  }

  /** Whether there is a scalar field of this name, without looking into its file. */
  #exists(name: string): boolean {
    const source = relocatedName(name)?.source;
    return this.#parts.some(
      ({ listing }) => listing.fields.has(name) || (source !== undefined && listing.fields.has(source)),
    );
  }

  #unknown(name: string): UnknownFieldError {
    return new UnknownFieldError(name, this.#near(name));
  }

  #near(name: string): string[] {
    return nearNames(name, [...this.names, ...this.derivedNames.map((derived) => derived.name)]);
  }

  #lookInto(name: string, compat: 'emout' | undefined): LookedAtField | null {
    const parts = this.#parts.map((part) => this.#partOf(name, part, compat));
    const [first] = parts;
    if (parts.length === 1) {
      if (first?.series) {
        return { series: first.series, lastPart: { kept: first.series.shape[0], dropped: 0 } };
      }
      return first?.error ? { error: first.error } : null;
    }
    const { parameters, units } = this.#main.parameters;
    const joined = joinField(name, parts, {
      category: classify(name).category,
      overlap: this.#overlap ?? (compat === 'emout' ? 'drop-first' : 'compare'),
      compat,
      parameters,
      units,
      repeatsByValues: (previous, part) => this.#repeatsByValues(previous, part),
    });
    if (joined !== null) return joined;
    const error = parts.find((part) => part.error !== null)?.error;
    return error ? { error } : null;
  }

  #partOf(
    name: string,
    part: RunPart,
    compat: 'emout' | undefined,
  ): FieldPart & { readonly error: UnreadableFieldError | null } {
    const loaded = part.load(name);
    if (loaded === null) {
      return { part, series: null, problem: `It has no ${name}, which is joined without it.`, error: null };
    }
    const { listed } = loaded;
    if ('error' in loaded) {
      return { part, series: null, problem: loaded.error.message, error: loaded.error };
    }
    const { contents } = loaded;
    const { parameters, units, version } = this.#main.parameters;
    const keys = contents.snapshots.map(({ key }) => key);
    const series = new FileSeries({
      ...{ name, contents, path: listed.path, files: part.files },
      emptyShape: this.pointsByParameters,
      unit: fieldUnit(name, parameters, { compat }),
      quantity: quantityUnit(name, { compat }),
      time: TimeAxis.of(classify(name).category, keys, parameters, { compat }),
      length: units?.get('length') ?? null,
      parametersVersion: part === this.#main ? version : `${version}+${part.parameters.version}`,
    });
    return { part, series, problem: null, error: null };
  }

  /** Decided once for all fields of a part, so that none is shifted against another. */
  #repeatsByValues(previous: RunPart, part: RunPart): boolean | null {
    const known = this.#repeats.get(part);
    if (known !== undefined) return known;
    const repeats = repeatsByValues(previous, part);
    this.#repeats.set(part, repeats);
    return repeats;
  }
}
