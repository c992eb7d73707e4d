import { DIAGNOSTIC_NAMES, type DiagnosticName } from './diagnostic-names.js';
import { type DiagnosticOptions, type DiagnosticTable, readDiagnostic } from './diagnostics.js';
import { UnknownDiagnosticError, UnreadableFieldError } from './errors.js';
import { noticeOf, type RunListing } from './run-listing.js';

/** The text diagnostics that a run has in any of its directories, in reading order. */
export function diagnosticNames(listings: readonly RunListing[]): DiagnosticName[] {
  return DIAGNOSTIC_NAMES.filter((name) => listings.some(({ diagnostics }) => diagnostics.includes(name)));
}

/**
 * Reads a text diagnostic of a run, joined with those of its continuations.
 * @param listings of its directories in order of time.
 * @throws UnknownDiagnosticError, UnreadableFieldError, and the reason of the signal.
 */
export function runDiagnostic(
  listings: readonly RunListing[],
  name: string,
  options: DiagnosticOptions,
): DiagnosticTable {
  const present = diagnosticNames(listings);
  const known = present.find((one) => one === name);
  if (known === undefined) throw new UnknownDiagnosticError(name, present);
  const files = listings.flatMap(({ files: listed }) => listed.get(known) ?? []);
  for (const { refusal } of files) if (refusal) throw new UnreadableFieldError(known, known, refusal);
  const parts = files.map(({ path, version }) => ({ path, bytes: version.size }));
  try {
    return readDiagnostic(known, parts, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    throw new UnreadableFieldError(known, known, noticeOf(error), { cause: error });
  }
}
