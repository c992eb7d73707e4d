import { FigureSpecError } from './errors.js';

/** The version that is written; older ones are read. */
export const SPEC_VERSION = 1;

type Migration = (older: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** From version n to n + 1, at index n; each is kept for as long as figures of its version may be in use. */
const MIGRATIONS: readonly Migration[] = [
  // Version 0: what was written by hand before versions were: the same members, without `v`.
  (older) => older,
];

/**
 * The same figure in the present version.
 * @throws FigureSpecError for a version that is newer than this product, or none at all.
 */
export function migrated(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  let figure: Readonly<Record<string, unknown>> = { ...json };
  const written = figure.v ?? 0;
  if (typeof written !== 'number' || !Number.isInteger(written) || written < 0) {
    throw new FigureSpecError(
      'v',
      `${JSON.stringify(written)?.slice(0, 40)} is no version; it is ${SPEC_VERSION}`,
    );
  }
  if (written > SPEC_VERSION) {
    throw new FigureSpecError(
      'v',
      `the figure has version ${written}, this program knows versions up to ${SPEC_VERSION}; a newer program opens it`,
    );
  }
  for (let version = written; version < SPEC_VERSION; version++) {
    figure = { ...MIGRATIONS[version]?.(figure), v: version + 1 };
  }
  return figure;
}
