import type { FigureRecord } from './figure-record.js';

/** The record whose fields have these names in a file; null when the file has no specification. */
export function recordOfFields(
  fields: ReadonlyMap<string, string>,
  names: Readonly<Record<keyof FigureRecord, string>>,
): FigureRecord | null {
  const spec = fields.get(names.spec);
  if (spec === undefined) return null;
  const title = fields.get(names.title);
  return {
    spec,
    // Programs that save a picture anew may leave these out.
    provenance: fields.get(names.provenance) ?? 'null',
    ...(title === undefined ? {} : { title }),
    software: fields.get(names.software) ?? '',
  };
}
