import { ExpressionError } from './errors.js';
import type { Span } from './expression.js';

export type Punctuation = '[' | ']' | ',' | ':' | '.' | '...' | '+' | '-';

export type Token =
  | { readonly kind: 'name'; readonly text: string; readonly span: Span }
  | { readonly kind: 'integer'; readonly value: number; readonly span: Span }
  | { readonly kind: 'punctuation'; readonly text: Punctuation; readonly span: Span }
  | { readonly kind: 'end'; readonly span: Span };

const BLANKS = /\s*/y;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER = /\d+(?:\.(?!\.)\d*)?(?:[eE][+-]?\d+)?/y;
const PUNCTUATION = /\.\.\.|[[\],:.+-]|[\u2212\u2026]/y;

/** What people copy from a page instead of what they would type. */
const TYPOGRAPHIC: Readonly<Record<string, Punctuation>> = { '\u2212': '-', '\u2026': '...' };

/** Splits a text into tokens, the last of kind `end`. @throws ExpressionError at a character of no use here. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text)?.[0] ?? null;
    at += match?.length ?? 0;
    return match;
  };
  for (;;) {
    take(BLANKS);
    const start = at;
    if (at >= text.length) {
      tokens.push({ kind: 'end', span: { start, end: start } });
      return tokens;
    }
    const name = take(NAME);
    if (name !== null) {
      tokens.push({ kind: 'name', text: name, span: { start, end: at } });
      continue;
    }
    const number = take(NUMBER);
    if (number !== null) {
      tokens.push({ kind: 'integer', value: wholeNumber(text, number, start), span: { start, end: at } });
      continue;
    }
    const mark = take(PUNCTUATION);
    if (mark === null) {
      const c = String.fromCodePoint(text.codePointAt(at) ?? 0);
      throw new ExpressionError(
        text,
        { start, end: start + c.length },
        `The “${c}” at character ${start + 1} has no meaning in a field expression such as phisp[-1, :, 64, :].`,
      );
    }
    tokens.push({
      kind: 'punctuation',
      text: TYPOGRAPHIC[mark] ?? (mark as Punctuation),
      span: { start, end: at },
    });
  }
}

function wholeNumber(text: string, digits: string, start: number): number {
  const span = { start, end: start + digits.length };
  if (!/^\d+$/.test(digits)) {
    throw new ExpressionError(
      text,
      span,
      `${digits} is not a whole number; indices count cells and steps from 0.`,
    );
  }
  const value = Number(digits);
  if (!Number.isSafeInteger(value)) {
    throw new ExpressionError(text, span, `${digits} is larger than any index.`);
  }
  return value;
}
