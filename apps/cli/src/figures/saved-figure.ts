import { encodeSpec } from '@emout/figure/codec';
import { type FigureSpec, parseFigureSpec } from '@emout/figure/spec';
import { readFigureRecord } from '@emout/render/embedded-figure';
import type { FigureRecord } from '@emout/render/figure-record';
import { FigureFileError } from '../errors.js';

/** Fields of a run that a figure shows, with what identified the state of their files. */
export interface RunFields {
  readonly run: string;
  readonly fields: readonly { readonly name: string; readonly fingerprint: string }[];
}

/** Where the numbers of a saved figure come from. */
export interface SavedProvenance {
  readonly runs: readonly RunFields[];
  readonly parameters: string;
  readonly resolved: readonly string[];
}

/** A figure that a picture file keeps. */
export interface SavedFigure {
  readonly record: FigureRecord;
  readonly spec: FigureSpec;
  readonly provenance: SavedProvenance;
  /** Below the address of a session. */
  readonly address: string;
}

/**
 * Reads a figure out of the bytes of a picture.
 * @throws FigureFileError where there is none; UnreadableFigureFileError, FigureSpecError
 */
export function savedFigure(path: string, bytes: Uint8Array): SavedFigure {
  const record = readFigureRecord(bytes);
  if (record === null) {
    throw new FigureFileError(
      `${path} holds no figure: another program drew it, or one that saved it again left the figure out.`,
    );
  }
  const spec = parseFigureSpec(JSON.parse(record.spec));
  return {
    record,
    spec,
    provenance: savedProvenance(record.provenance),
    address: `/f?s=${encodeSpec(spec)}`,
  };
}

/** Provenance from its JSON; what another version of the program left out is empty. */
export function savedProvenance(text: string): SavedProvenance {
  const json: unknown = JSON.parse(text);
  return {
    runs: listOf(json, 'runs').map((run) => ({
      run: textOf(run, 'run'),
      fields: listOf(run, 'fields').map((field) => ({
        name: textOf(field, 'name'),
        fingerprint: textOf(field, 'fingerprint'),
      })),
    })),
    parameters: textOf(json, 'parameters'),
    resolved: listOf(json, 'resolved').filter((one) => typeof one === 'string'),
  };
}

function memberOf(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null ? Reflect.get(json, name) : undefined;
}

function listOf(json: unknown, name: string): unknown[] {
  const member = memberOf(json, name);
  return Array.isArray(member) ? member : [];
}

function textOf(json: unknown, name: string): string {
  const member = memberOf(json, name);
  return typeof member === 'string' ? member : '';
}
