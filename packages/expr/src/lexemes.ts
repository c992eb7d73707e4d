export type LexemeKind = 'name' | 'number' | 'text' | 'mark' | 'other' | 'end';

/** Characters `start … end − 1` that belong together; nothing is said yet about whether they mean something. */
export interface Lexeme {
  readonly kind: LexemeKind;
  readonly start: number;
  readonly end: number;
  /** A quoted text has its second quote. */
  readonly closed: boolean;
}

// Every pattern reads a character once: no two alternatives begin alike, so nothing is read again.
/** Blanks, new lines, comments, a backslash at the end of a line; also blanks of no width from web pages. */
const BLANKS = /(?:[\s\u200b\u2060]+|#[^\n\r]*|\\\r?\n)*/y;
const NAME = /[\p{L}\p{Nl}_][\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}]*/uy;
const NUMBER = /(?:\d[\d_]*(?:\.(?!\.)[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?/y;
const DOUBLE_QUOTED = /"(?:[^"\\\n\r]|\\[\s\S])*("?)/y;
const SINGLE_QUOTED = /'(?:[^'\\\n\r]|\\[\s\S])*('?)/y;
const MARK =
  /\.\.\.|\*\*|\/\/|<=|>=|==|!=|:=|<<|>>|<>|&&|\|\||->|[-+*/%<>&|~()[\]{},:.=;@^!?$`]|[\u2212\u2013\u00d7\u00f7\u2264\u2265\u2260\u2026]/y;

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** Where the blanks that begin at `at` end. */
export function skipBlanks(text: string, at: number): number {
  return Math.max(at, endOf(BLANKS, text, at));
}

/** The lexeme that begins at `at`, which is no blank. */
export function lexemeAt(text: string, at: number): Lexeme {
  if (at >= text.length) return { kind: 'end', start: at, end: at, closed: true };
  const first = text.charAt(at);
  if (first === '"' || first === "'") {
    const pattern = first === '"' ? DOUBLE_QUOTED : SINGLE_QUOTED;
    pattern.lastIndex = at;
    const closed = pattern.exec(text)?.[1] !== '';
    return { kind: 'text', start: at, end: pattern.lastIndex, closed };
  }
  for (const [kind, pattern] of PATTERNS) {
    const end = endOf(pattern, text, at);
    if (end >= 0) return { kind, start: at, end, closed: true };
  }
  const end = at + String.fromCodePoint(text.codePointAt(at) ?? 0).length;
  return { kind: 'other', start: at, end, closed: true };
}

const PATTERNS: readonly (readonly [LexemeKind, RegExp])[] = [
  ['name', NAME],
  ['number', NUMBER],
  ['mark', MARK],
];
