import type { Notice } from './notice.js';

/** The parameter file could not be understood as a Fortran namelist. */
export class NamelistError extends Error {
  readonly tag = 'Namelist' as const;

  constructor(
    /** 1 for the first line. */
    readonly line: number,
    readonly reason: string,
  ) {
    super(`Line ${line}: ${reason}`);
    this.name = 'NamelistError';
  }
}

/** The parameter file could not be understood as TOML. */
export class TomlFileError extends Error {
  readonly tag = 'Toml' as const;

  constructor(
    /** 1 for the first line; null when it is about the whole file. */
    readonly line: number | null,
    readonly reason: string,
  ) {
    super(line === null ? `In this file ${reason}` : `Line ${line}: ${reason}`);
    this.name = 'TomlFileError';
  }
}

/** Several groups give a parameter different values. */
export class AmbiguousParameterError extends Error {
  readonly tag = 'AmbiguousParameter' as const;

  constructor(
    readonly parameter: string,
    /** The groups that have it, in the order of the file. */
    readonly groups: readonly string[],
  ) {
    const ways = groups.map((group) => `inp.${group}.${parameter}`);
    const last = ways.pop() ?? '';
    const list = ways.length === 0 ? last : `${ways.join(', ')} or ${last}`;
    super(`${parameter} has different values in several groups. Write ${list}.`);
    this.name = 'AmbiguousParameterError';
  }
}

/** The run has no field of this name. */
export class UnknownFieldError extends Error {
  readonly tag = 'UnknownField' as const;

  constructor(
    readonly field: string,
    /** Fields of the run with a similar name, nearest first. */
    readonly near: readonly string[],
  ) {
    const hint = near.length > 0 ? ` Near to it: ${near.join(', ')}.` : '';
    super(`This run has no field ${field}.${hint}`);
    this.name = 'UnknownFieldError';
  }
}

/** The file of a field exists, but nothing can be read from it. */
export class UnreadableFieldError extends Error {
  readonly tag = 'UnreadableField' as const;

  constructor(
    readonly field: string,
    readonly fileName: string,
    readonly notice: Notice,
    options?: ErrorOptions,
  ) {
    super(`${fileName} cannot be read. ${notice.text}`, options);
    this.name = 'UnreadableFieldError';
  }

  /** A sentence. */
  get reason(): string {
    return this.notice.text;
  }
}

/** The field has no snapshot yet. */
export class EmptyFieldError extends Error {
  readonly tag = 'EmptyField' as const;

  constructor(
    readonly field: string,
    readonly reason: string,
  ) {
    super(`${field} has no snapshot yet. ${reason}`);
    this.name = 'EmptyFieldError';
  }
}

/** The directory of a run cannot be listed. */
export class RunDirectoryError extends Error {
  readonly tag = 'RunDirectory' as const;

  constructor(
    readonly directory: string,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`${directory} cannot be opened as a run. ${reason}`, options);
    this.name = 'RunDirectoryError';
  }
}

/** A vector field was asked for with the same component twice. */
export class RepeatedComponentError extends Error {
  readonly tag = 'RepeatedComponent' as const;

  constructor(
    readonly field: string,
    readonly letter: string,
    /** Vectors of the run with a similar name. */
    readonly near: readonly string[],
  ) {
    const hint = near.length > 0 ? ` Near to it: ${near.join(', ')}.` : '';
    super(
      `${field} has the component ${letter} twice; the components of a vector are different ones.${hint}`,
    );
    this.name = 'RepeatedComponentError';
  }
}

/** The components of a vector field do not fit together. */
export class UnlikeComponentsError extends Error {
  readonly tag = 'UnlikeComponents' as const;

  constructor(
    readonly field: string,
    readonly one: string,
    readonly other: string,
  ) {
    super(
      `The components of ${field} are no vector: one has ${one}, another ${other}. Ask for them one by one.`,
    );
    this.name = 'UnlikeComponentsError';
  }
}

/** A vector field was asked for where one component is needed. */
export class VectorFieldError extends Error {
  readonly tag = 'VectorField' as const;

  constructor(
    readonly field: string,
    readonly components: readonly string[],
  ) {
    super(`${field} is a vector field. Ask for one of its components: ${components.join(', ')}.`);
    this.name = 'VectorFieldError';
  }
}

/** The run has no particles of this species on disk. */
export class UnknownSpeciesError extends Error {
  readonly tag = 'UnknownSpecies' as const;

  constructor(
    readonly species: number,
    /** The species that there are particle files of. */
    readonly present: readonly number[],
  ) {
    const has = present.length === 0 ? 'It has no particle files.' : `It has species ${present.join(', ')}.`;
    super(`This run has no particles of species ${species}. ${has}`);
    this.name = 'UnknownSpeciesError';
  }
}

/** The particles of a species were written without this component, or its files cannot be read. */
export class MissingComponentError extends Error {
  readonly tag = 'MissingComponent' as const;

  constructor(
    readonly species: number,
    readonly component: string,
    readonly present: readonly string[],
  ) {
    const has = present.length === 0 ? 'No component can be read.' : `It has ${present.join(', ')}.`;
    super(`The particles of species ${species} have no component ${component}. ${has}`);
    this.name = 'MissingComponentError';
  }
}

/** The components of a step have different numbers of particles, so that their rows do not belong together. */
export class UnevenParticlesError extends Error {
  readonly tag = 'UnevenParticles' as const;

  constructor(
    readonly species: number,
    /** The output counter of the step. */
    readonly key: number,
    readonly counts: ReadonlyMap<string, number>,
  ) {
    const list = [...counts].map(([component, count]) => `${component} ${count}`).join(', ');
    super(
      `The components of species ${species} have different numbers of particles in output ${key}: ${list}. Read those of one number only.`,
    );
    this.name = 'UnevenParticlesError';
  }
}

/** More particles were asked for at once than are held in memory. */
export class TooManyParticlesError extends Error {
  readonly tag = 'TooManyParticles' as const;

  constructor(
    readonly values: number,
    readonly most: number,
  ) {
    super(
      `${values} values are too many to read at once; at most ${most} are. Read a range, or block by block.`,
    );
    this.name = 'TooManyParticlesError';
  }
}

/** The run has no text diagnostic of this name. */
export class UnknownDiagnosticError extends Error {
  readonly tag = 'UnknownDiagnostic' as const;

  constructor(
    readonly diagnostic: string,
    readonly present: readonly string[],
  ) {
    const has = present.length === 0 ? 'It has none.' : `It has ${present.join(', ')}.`;
    super(`This run has no text diagnostic ${diagnostic}. ${has}`);
    this.name = 'UnknownDiagnosticError';
  }
}
