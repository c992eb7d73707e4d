import type { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { type ContinuationChoice, findContinuations, type Overlap } from './continuations.js';
import type { DiagnosticName } from './diagnostic-names.js';
import type { DiagnosticOptions, DiagnosticTable } from './diagnostics.js';
import { RunDirectoryError } from './errors.js';
import { type FieldEntry, fieldEntry, UNEVEN } from './field-entry.js';
import { classify } from './field-name.js';
import type { FieldSeries } from './field-series.js';
import { fieldFileName, type ParticleFile } from './file-names.js';
import { OpenFiles } from './open-files.js';
import { type OpenParticlesOptions, openParticles } from './open-particles.js';
import type { Parameters } from './parameters.js';
import { particleSpecies } from './particle-files.js';
import type { ParticleSeries } from './particle-series.js';
import { diagnosticNames, runDiagnostic } from './run-diagnostics.js';
import { type DerivedName, type FieldOptions, type ResolvedField, RunFields } from './run-fields.js';
import { type MayRead, reasonOf } from './run-listing.js';
import { densityProblems } from './run-parameters.js';
import { RunPart } from './run-part.js';
import { modifiedAt, type ReferenceField, runEvidence } from './run-progress.js';
import { type RunState, runState } from './run-state.js';
import type { UnitSystem } from './unit-system.js';

export type { FieldEntry, ReadableFieldEntry, UnreadableFieldEntry } from './field-entry.js';
export type { DerivedName, FieldOptions, ResolvedField } from './run-fields.js';

/** Something a person should know about a run, as a sentence. */
export interface RunProblem {
  readonly what: string;
  /** The file it is about; null when it is about the run. */
  readonly fileName: string | null;
}

export interface OpenRunOptions {
  /**
   * Asked before a symbolic link in the run directory is followed and before a continuation is opened; all are when
   * this is left out.
   */
  readonly mayRead?: MayRead;
  /** Directories that continue the run in time; none when left out. */
  readonly continuations?: ContinuationChoice;
  /** What becomes of their first snapshots; `compare` when left out (and `drop-first` with `compat`). */
  readonly overlap?: Overlap;
}

/** Opens the run in a directory; field files are looked into when they are asked for. @throws RunDirectoryError */
export function openRun(directory: string, hdf5: Hdf5Library, options: OpenRunOptions = {}): Run {
  return new Run(directory, hdf5, options);
}

/**
 * A run of EMSES: parameters, units, fields and how far it has come, from a directory and those that continue it.
 * Nothing is ever written to them.
 */
export class Run {
  readonly #files: OpenFiles;
  readonly #mayRead: MayRead;
  readonly #choice: ContinuationChoice;
  readonly #overlap: Overlap | undefined;
  readonly #main: RunPart;
  /** By directory; kept as long as they are part of the run, so that what did not change is not read again. */
  #continuations = new Map<string, RunPart>();
  #chainProblems: readonly string[] = [];
  #listingProblem: string | null = null;
  #fields: RunFields;

  constructor(
    readonly directory: string,
    hdf5: Hdf5Library,
    { mayRead = () => true, continuations = [], overlap }: OpenRunOptions = {},
  ) {
    this.#files = new OpenFiles(hdf5);
    this.#mayRead = mayRead;
    this.#choice = continuations;
    this.#overlap = overlap;
    this.#main = new RunPart(directory, this.#files, mayRead);
    this.#fields = this.#lookAround();
  }

  /** Those of the first directory stand for the whole run. */
  get parameters(): Parameters | null {
    return this.#main.parameters.parameters;
  }

  /** Null without a usable conversion key. */
  get units(): UnitSystem | null {
    return this.#main.parameters.units;
  }

  /** The directories of the run in order of time. */
  get directories(): readonly string[] {
    return this.#parts.map((part) => part.directory);
  }

  /** About the parameters and the continuations, and about every field that was looked into so far. */
  get problems(): readonly RunProblem[] {
    const problems: RunProblem[] = [];
    if (this.#listingProblem !== null) problems.push({ what: this.#listingProblem, fileName: null });
    problems.push(...this.#chainProblems.map((what) => ({ what, fileName: null })));
    problems.push(...this.#main.parameters.problems);
    if (this.#fields.names.some((name) => classify(name).kind === 'numberDensity')) {
      problems.push(...densityProblems(this.#main.parameters));
    }
    for (const [name, looked] of this.#fields.looked) {
      const fileName = fieldFileName(name);
      if ('error' in looked) {
        problems.push({ what: looked.error.reason, fileName });
        continue;
      }
      for (const what of looked.series.problems) problems.push({ what, fileName });
      if (!looked.series.time.uniform) problems.push({ what: UNEVEN.text, fileName });
    }
    return problems;
  }

  /** Of the first directory. */
  get particleFiles(): readonly ParticleFile[] {
    return this.#main.listing.particles;
  }

  /** The text diagnostics of the first directory. */
  get diagnostics(): readonly string[] {
    return this.#main.listing.diagnostics;
  }

  /** Sizes of the field, diagnostic and parameter files together. */
  get bytes(): number {
    let bytes = 0;
    for (const { listing } of this.#parts) {
      for (const { version } of listing.files.values()) bytes += version.size;
    }
    return bytes;
  }

  /** When a field, diagnostic or parameter file last changed; 0 when there is none. */
  get modifiedAtMs(): number {
    return Math.max(0, ...this.#parts.map(modifiedAt));
  }

  /** Cells of the grid, by the parameters or else by the fields. */
  get grid(): { readonly nx: number; readonly ny: number; readonly nz: number } | null {
    const [nx, ny, nz] = ['nx', 'ny', 'nz'].map((key) => this.parameters?.number(key) ?? null);
    if (nx != null && ny != null && nz != null) return { nx, ny, nz };
    const reference = this.#referenceField();
    if (reference === null) return null;
    const [, pointsZ, pointsY, pointsX] = reference.series.shape;
    return { nx: pointsX - 1, ny: pointsY - 1, nz: pointsZ - 1 };
  }

  /** Looks at the files again: one `stat` each; what changed is read again when it is asked for. Never throws. */
  refresh(): void {
    try {
      this.#main.refresh();
      this.#listingProblem = null;
    } catch (error) {
      this.#listingProblem = error instanceof RunDirectoryError ? error.message : reasonOf(error);
      return;
    }
    this.#fields = this.#lookAround();
  }

  /** Every field of the run in reading order; files that cannot be read are there with their reason. */
  fields(): FieldEntry[] {
    return this.#fields.names
      .map((name) => fieldEntry(name, this.#fields, this.#parts))
      .filter((entry) => entry !== null);
  }

  /** The names of `fields()`, without looking into any file. */
  fieldNames(): string[] {
    return this.#fields.names;
  }

  /** Names that are computed from the fields: relocated ones (`rex`) and vectors (`exyz`). */
  derivedNames(): DerivedName[] {
    return this.#fields.derivedNames;
  }

  /**
   * One field, also a relocated one.
   * @throws UnknownFieldError naming near ones, VectorFieldError, RepeatedComponentError, UnreadableFieldError
   */
  field(name: string, options: FieldOptions = {}): FieldSeries {
    return this.#fields.field(name, options);
  }

  /**
   * What a name stands for: a field of the files, a relocated field, or a vector of fields, looked for in this order.
   * @throws UnknownFieldError naming near ones, RepeatedComponentError, UnlikeComponentsError, UnreadableFieldError
   */
  resolve(name: string, options: FieldOptions = {}): ResolvedField {
    return this.#fields.resolve(name, options);
  }

  /** As `resolve`, but null for an unknown name: whoever asks has other names to look among. */
  find(name: string, options: FieldOptions = {}): ResolvedField | null {
    return this.#fields.find(name, options);
  }

  /** How far the run has come, judged at `nowMs` of the clock that stamps its files. */
  state(nowMs: number = Date.now()): RunState {
    return runState(runEvidence(this.#parts, this.#referenceField(), nowMs));
  }

  /** The species that there are particle files of, ascending. */
  particleSpecies(): number[] {
    return particleSpecies(this.#parts.flatMap(({ listing }) => listing.particles));
  }

  /** The particles of a species, continuations included. @throws UnknownSpeciesError, and the reason of the signal. */
  particles(species: number, options: OpenParticlesOptions = {}): ParticleSeries {
    const parts = this.#parts.map(({ directory, listing }) => ({ directory, files: listing.particles }));
    const { parameters } = this;
    return openParticles({ parts, open: this.#files, mayRead: this.#mayRead, parameters }, species, options);
  }

  /** The text diagnostics that there are, in reading order. */
  diagnosticNames(): DiagnosticName[] {
    return diagnosticNames(this.#parts.map(({ listing }) => listing));
  }

  /** A text diagnostic, continuations included. @throws UnknownDiagnosticError, UnreadableFieldError */
  diagnostic(name: string, options: Omit<DiagnosticOptions, 'parameters'> = {}): DiagnosticTable {
    const listings = this.#parts.map(({ listing }) => listing);
    return runDiagnostic(listings, name, { ...options, parameters: this.parameters });
  }

  /** Closes every file. The run opens them again when it is asked for more. */
  close(): void {
    this.#files.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  get #parts(): RunPart[] {
    return [this.#main, ...this.#continuations.values()];
  }

  /** Finds the continuations as they are now. */
  #lookAround(): RunFields {
    const { parts, problems } = findContinuations(this.directory, this.#choice, this.#mayRead, (directory) =>
      this.#part(directory),
    );
    this.#continuations = new Map(parts.map((part) => [part.directory, part]));
    this.#chainProblems = problems;
    return new RunFields(this.#main, parts, this.#overlap);
  }

  #part(directory: string): RunPart {
    const known = this.#continuations.get(directory);
    known?.refresh();
    return known ?? new RunPart(directory, this.#files, this.#mayRead);
  }

  /** The field that stands for the progress of the run: the first in reading order that has a snapshot. */
  #referenceField(): ReferenceField | null {
    for (const name of this.#fields.names) {
      const looked = this.#fields.inFiles(name);
      if (looked !== null && 'series' in looked && looked.series.shape[0] > 0) return { name, ...looked };
    }
    return null;
  }
}
