import type { Overlap } from '@emout/emses/continuations';
import type { FieldSeries } from '@emout/emses/field-series';
import { type FieldUnit, fieldUnit } from '@emout/emses/field-units';
import type { NamelistScalar, NamelistValue } from '@emout/emses/namelist-array';
import type { Run } from '@emout/emses/run';
import type { UnitName, UnitSystem } from '@emout/emses/unit-system';
import {
  AXIS_NAMES,
  type AxisName,
  type AxisSource,
  type ExpressionScope,
  type FieldSource,
  type NamedData,
  type ParameterValue,
  type ScopeName,
  type UnitPair,
} from '@emout/expr/scope';
import { findUnit } from '@emout/units/unit';
import { EmptyFieldError, UnknownTimeError } from './errors.js';
import { namesOf } from './scope-names.js';

/** What a request may change about the meaning of a run's names. */
export interface ScopeOptions {
  /** `emout`: units, time and relocation as the Python emout has them, where it is known to be wrong. */
  readonly compat?: 'emout' | undefined;
  /** Time axes in plasma periods instead of seconds: ω_pe t or ω_pi t. */
  readonly time?: 'wpe' | 'wpi' | undefined;
  /** Unit of number densities in SI; `m^-3` unless said, with `compat` as the original has it. */
  readonly density?: 'm^-3' | 'cm^-3' | undefined;
  /** What becomes of the first snapshot of a continuation; `compare` unless said, with `compat` as the original has it. */
  readonly overlap?: Overlap | undefined;
}

/** The names of one run, as an expression looks them up. */
export class RunScope implements ExpressionScope {
  readonly #run: Run;
  readonly #options: ScopeOptions;
  readonly #other: (address: string) => ExpressionScope;
  /** What names stand for, so that one in many expressions is looked up once. */
  readonly #known = new Map<string, NamedData | null>();

  constructor(
    readonly address: string,
    run: Run,
    options: ScopeOptions,
    /** Finds the scope of another run. */
    other: (address: string) => ExpressionScope,
  ) {
    this.#run = run;
    this.#options = options;
    this.#other = other;
  }

  data(name: string): NamedData | null {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const found = this.#find(name);
    this.#known.set(name, found);
    return found;
  }

  #find(name: string): NamedData | null {
    const resolved = this.#run.find(name, this.#options);
    if (resolved === null) return null;
    if (resolved.kind === 'scalar') return { kind: 'field', field: this.#source(resolved.series) };
    const components = resolved.components.map(({ letter, series }) => ({
      letter,
      field: this.#source(series),
    }));
    return { kind: 'vector', vector: { name, components } };
  }

  parameter(path: readonly string[]): ParameterValue | null {
    const { parameters } = this.#run;
    if (parameters === null) return null;
    const [last] = path;
    if (path.length === 1 && parameters.key !== null) {
      // As emout has it: properties of the conversion key, before anything of the file.
      if (last === 'dx') return { kind: 'number', value: parameters.key.dxM };
      if (last === 'to_c') return { kind: 'number', value: parameters.key.toC };
    }
    const variable = parameters.find(path);
    if (variable === undefined) return null;
    return parameterValue(variable.value, variable.start);
  }

  unit(name: string): UnitPair | null {
    const { units } = this.#run;
    if (units === null || !isUnitName(name, units)) return null;
    const { ratio, unit: symbol } = units.get(name);
    const unit = findUnit(symbol);
    return unit === null ? null : { name, ratio, unit };
  }

  run(address: string): ExpressionScope {
    return this.#other(address);
  }

  names(): ScopeName[] {
    return namesOf(this.#run);
  }

  #source(series: FieldSeries): FieldSource {
    if (series.shape[0] === 0) {
      throw new EmptyFieldError(series.name, `${series.name}00_0000.h5`, series.problems[0]);
    }
    const axis = (name: AxisName): AxisSource => axisSource(series, name, this.#options);
    const [t, z, y, x] = AXIS_NAMES;
    const unit = this.#unitOf(series);
    return {
      name: series.name,
      shape: series.shape,
      dtype: series.dtype ?? 'float64',
      quantity: unit === null ? series.quantity : findUnit(unit.symbol),
      ratio: unit?.ratio ?? null,
      axes: [axis(t), axis(z), axis(y), axis(x)],
      fingerprint: series.fingerprint,
      notes: series.problems,
      bytesToRead: (selection) => series.bytesToRead(selection),
      read: (selection, signal) => series.read(selection, signal),
    };
  }

  #unitOf({ name, unit }: FieldSeries): FieldUnit | null {
    const { density, compat } = this.#options;
    if (density === undefined || unit?.quantity !== 'numberDensity') return unit;
    return fieldUnit(name, this.#run.parameters, { compat, density });
  }
}

function isUnitName(name: string, units: UnitSystem): name is UnitName {
  return Object.hasOwn(units.units, name);
}

/** The coordinates of an axis of a field; a time in plasma periods where that is asked for and known. */
function axisSource(series: FieldSeries, name: AxisName, { time }: ScopeOptions): AxisSource {
  const axis = series.axis(name);
  const normalised = name === 't' && time !== undefined ? series.time.normalised(time) : null;
  if (normalised?.kind === 'unknown') throw new UnknownTimeError(normalised.reason);
  if (normalised?.kind === 'known') {
    return {
      name,
      unit: '',
      emses: (position) => normalised.at(position),
      si: (position) => normalised.at(position),
      identity: `${time} ${identityOfTime(series)}`,
    };
  }
  return {
    name,
    unit: axis.unit,
    emses: (position) => axis.emses(position),
    si: (position) => axis.si(position),
    identity: name === 't' ? identityOfTime(series) : `${axis.spacing.si ?? 'grid'}`,
  };
}

function identityOfTime({ time, keys }: FieldSeries): string {
  const last = keys.length - 1;
  return [time.timeEmses(0), time.timeEmses(last), time.timeSeconds(last), keys.length, time.uniform].join();
}

/** A namelist value as expressions see it; a complex number is the list of its two parts. */
function parameterValue(
  value: NamelistValue,
  start: readonly (number | null)[] | null,
): ParameterValue | null {
  if (!isList(value)) return scalarValue(value);
  // Outer lists run over the last Fortran index.
  const first = start?.[start.length - 1] ?? 1;
  const inner = start === null ? null : start.slice(0, -1);
  return { kind: 'list', first, values: value.map((one) => parameterValue(one, inner)) };
}

function isList(value: NamelistValue): value is readonly NamelistValue[] {
  return Array.isArray(value);
}

function scalarValue(value: NamelistScalar): ParameterValue | null {
  switch (typeof value) {
    case 'number':
      return { kind: 'number', value };
    case 'string':
      return { kind: 'text', value };
    case 'boolean':
      return { kind: 'logical', value };
    default:
      return value === null
        ? null
        : {
            kind: 'list',
            first: 1,
            values: [value.re, value.im].map((part) => ({ kind: 'number', value: part })),
          };
  }
}
