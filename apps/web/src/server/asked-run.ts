/** The first member `run` of a JSON text; a quotation mark inside of a text is escaped, so that none is mistaken. */
const RUN = /"run"\s*:\s*("(?:[^"\\]|\\.)*")/;
/** An address has at most 1024 characters, each of up to six when it is escaped. */
const MOST_CHARACTERS = 8 * 1024;

/**
 * The run that a question to the worker's procedures is about, of a batch the first; null for none. For the choice of
 * a worker alone: the input is not parsed, and what it means is the worker's to say.
 */
export function runOfQuestion(url: string, body: Buffer | null): string | null {
  if (body !== null) {
    const at = body.indexOf('"run"');
    return at === -1 ? null : runIn(body.subarray(at, at + MOST_CHARACTERS).toString('utf8'));
  }
  const query = url.indexOf('?');
  return query === -1 ? null : runIn(new URLSearchParams(url.slice(query)).get('input') ?? '');
}

function runIn(text: string): string | null {
  const found = RUN.exec(text)?.[1];
  if (found === undefined) return null;
  try {
    const run: unknown = JSON.parse(found);
    return typeof run === 'string' ? run : null;
  } catch {
    return null;
  }
}
