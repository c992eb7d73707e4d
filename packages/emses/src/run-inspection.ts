import type { ParameterSource } from './parameters.js';
import type { RunProblem } from './run.js';
import type { RunStateKind } from './run-state.js';
import type { TimeMeasure } from './time-axis.js';

/** A parameter of a species in EMSES units, and in SI where there is a conversion key. */
export interface SpeciesNumber {
  readonly emses: number;
  readonly si: number | null;
}

export interface InspectedSpecies {
  /** 1 for the first. */
  readonly species: number;
  /** Plasma frequency; SI in rad/s. */
  readonly wp: SpeciesNumber | null;
  /** Charge over mass; SI in C/kg. */
  readonly qm: SpeciesNumber | null;
  /** Thermal speed along the magnetic field; SI in m/s. */
  readonly path: SpeciesNumber | null;
}

export interface InspectedField {
  readonly name: string;
  readonly label: string;
  readonly bytes: number;
  /** Snapshots; null when the file cannot be read. */
  readonly steps: number | null;
  /** Points of (z, y, x); null when the file cannot be read. */
  readonly points: readonly [number, number, number] | null;
  /** SI unit; null without a conversion key and for unknown quantities. */
  readonly unit: string | null;
  /** What is to be said about it. */
  readonly notice: string | null;
}

/** From the first snapshot to the last. */
export interface InspectedTime {
  readonly firstStep: number;
  readonly lastStep: number;
  /** What the EMSES times count. */
  readonly measure: TimeMeasure;
  readonly firstEmses: number;
  readonly lastEmses: number;
  readonly firstS: number | null;
  readonly lastS: number | null;
}

/** A run at a glance, as data. */
export interface RunInspection {
  /** The first, and those that continue it. */
  readonly directories: readonly string[];
  readonly bytes: number;
  readonly state: {
    readonly kind: RunStateKind;
    readonly reason: string | null;
    readonly written: number;
    readonly expected: number | null;
  };
  readonly source: ParameterSource | null;
  readonly key: { readonly dxM: number; readonly toC: number } | null;
  /** Cells. */
  readonly grid: { readonly nx: number; readonly ny: number; readonly nz: number } | null;
  /** Length of a step. */
  readonly dt: { readonly emses: number; readonly s: number | null } | null;
  /** Steps of the whole run. */
  readonly nstep: number | null;
  readonly time: InspectedTime | null;
  readonly species: readonly InspectedSpecies[];
  readonly fields: readonly InspectedField[];
  readonly particles: readonly {
    readonly species: number;
    readonly components: readonly string[];
    readonly files: number;
  }[];
  readonly diagnostics: readonly string[];
  readonly boundaries: {
    readonly types: readonly { readonly type: string; readonly count: number }[];
    /** Entries that give no boundary. */
    readonly skipped: number;
  };
  readonly problems: readonly RunProblem[];
}
