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
