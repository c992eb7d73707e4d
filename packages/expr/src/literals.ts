/** Longer texts between quotes are refused. */
const MAX_TEXT_LENGTH = 1024;

/** A literal that cannot be read: where in it, counted from its start, and what is said of that part. */
export interface LiteralProblem {
  readonly start: number;
  readonly end: number;
  readonly sentence: string;
}

const STRAY_UNDERSCORE = /__|_(?![\d_])|(?<!\d)_/;

/** The value of `1_000`, `.5` or `1.5e-3`. */
export function readNumber(literal: string): number | LiteralProblem {
  const problem = (sentence: string) => ({ start: 0, end: literal.length, sentence });
  const shown = literal.length <= 30 ? literal : `${literal.slice(0, 29)}…`;
  if (STRAY_UNDERSCORE.test(literal))
    return problem(`In the number ${shown} an “_” has no digits around it.`);
  const value = Number(literal.replaceAll('_', ''));
  if (/^[\d_]+$/.test(literal)) {
    if (Number.isSafeInteger(value)) return value;
    return problem(
      `${shown} is larger than ${Number.MAX_SAFE_INTEGER}, the largest whole number that is kept exactly; ` +
        'with an exponent, such as 1e20, it is read as a rounded number.',
    );
  }
  return Number.isFinite(value)
    ? value
    : problem(`${shown} is larger than any number; the infinite is written inf.`);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  n: '\n',
  r: '\r',
  t: '\t',
};
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|([\s\S]))/gu;
const LONE_SURROGATE = /\p{Cs}/u;

/** The text between the quotes of a literal, its escapes read. */
export function readText(literal: string): string | LiteralProblem {
  const written = literal.slice(1, -1);
  const broken = LONE_SURROGATE.exec(written);
  if (broken) {
    const start = broken.index + 1;
    return { start, end: start + 1, sentence: 'The text holds half a character; type that character again.' };
  }
  let problem = null as LiteralProblem | null;
  const value = written.replace(ESCAPE, (sequence, hexadecimal?: string, character = '', at = 0) => {
    if (hexadecimal !== undefined) return String.fromCharCode(Number.parseInt(hexadecimal, 16));
    const meant = Object.hasOwn(ESCAPES, character) ? ESCAPES[character] : undefined;
    if (meant === undefined) {
      const sentence = `“${sequence}” stands for nothing; a backslash itself is written \\\\.`;
      problem ??= { start: at + 1, end: at + 1 + sequence.length, sentence };
    }
    return meant ?? '';
  });
  if (value.length > MAX_TEXT_LENGTH) {
    const sentence = `The text has ${value.length} characters; at most ${MAX_TEXT_LENGTH} are read.`;
    return { start: 0, end: literal.length, sentence };
  }
  return problem ?? value;
}

const ESCAPED = /["\\\p{Cc}]/gu;
const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** A text as a literal between double quotes. */
export function printText(value: string): string {
  const escaped = value.replace(
    ESCAPED,
    (c) => SHORT_ESCAPES[c] ?? `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `"${escaped}"`;
}

/**
 * A number by the fewest digits that are read back as the same: whole numbers up to 2^53 without a point,
 * larger ones with an exponent; `nan` and `inf` as those names.
 */
export function printNumber(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  if (Object.is(value, -0)) return '-0';
  const shortest =
    Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : `${value}`;
  return shortest.replace('e+', 'e');
}
