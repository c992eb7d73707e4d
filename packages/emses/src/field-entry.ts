import { classify, type FieldCategory, type FieldName } from './field-name.js';
import type { FieldUnit } from './field-units.js';
import { fieldFileName } from './file-names.js';
import { type Notice, notice } from './notice.js';
import type { RunFields } from './run-fields.js';
import type { RunPart } from './run-part.js';

interface FieldEntryBase {
  readonly name: string;
  readonly fileName: string;
  /** Of all parts of the run together. */
  readonly bytes: number;
  /** In English, such as `Number density of species 1`; `about` has the parts for other languages. */
  readonly label: string;
  readonly category: FieldCategory;
  readonly about: FieldName;
}

export interface ReadableFieldEntry extends FieldEntryBase {
  /** `readable` also with no snapshot yet: then `shape[0]` is 0 and `notice` says so. */
  readonly kind: 'readable';
  /** Points of (t, z, y, x). */
  readonly shape: readonly [number, number, number, number];
  readonly dtype: string | null;
  readonly unit: FieldUnit | null;
  /** Also of a field that can be read in part. */
  readonly notice: Notice | null;
}

export interface UnreadableFieldEntry extends FieldEntryBase {
  readonly kind: 'unreadable';
  readonly notice: Notice;
}

export type FieldEntry = ReadableFieldEntry | UnreadableFieldEntry;

const NO_SNAPSHOT = notice('noSnapshot', 'No snapshot is written yet.');
export const UNEVEN: Notice = notice(
  'uneven',
  'Some outputs are missing, so its steps are not equally spaced in time.',
);

/** What a list of fields says of one that a file has; null when none has. */
export function fieldEntry(name: string, fields: RunFields, parts: readonly RunPart[]): FieldEntry | null {
  const looked = fields.inFiles(name);
  if (looked === null) return null;
  const about = classify(name);
  const { label, category } = about;
  const loaded = parts.map((part) => part.load(name)).filter((field) => field !== null);
  const bytes = loaded.reduce((sum, { listed }) => sum + listed.version.size, 0);
  const base = { name, fileName: fieldFileName(name), bytes, label, category, about };
  if ('error' in looked) return { ...base, kind: 'unreadable', notice: looked.error.notice };
  const { shape, dtype, unit, time, problems } = looked.series;
  const said = loaded.flatMap((field) => ('error' in field ? [field.error.notice] : field.contents.problems));
  // What a joined field says beyond its files: parts that are missing or do not fit.
  const [first = problems[0] === undefined ? null : notice('other', problems[0])] = said;
  const uneven = time.uniform ? null : UNEVEN;
  return {
    ...base,
    kind: 'readable',
    shape,
    dtype,
    unit,
    notice: first ?? (shape[0] === 0 ? NO_SNAPSHOT : uneven),
  };
}
