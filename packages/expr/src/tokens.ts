import { ExpressionError } from './errors.js';
import type { BinaryOperator, Span, UnaryOperator } from './expression.js';
import { lexemeAt, skipBlanks } from './lexemes.js';
import { type LiteralProblem, readNumber, readText } from './literals.js';
import { insteadOfMark } from './refused-syntax.js';

export type Mark =
  | (BinaryOperator | UnaryOperator)
  | ('(' | ')' | '[' | ']' | ',' | ':' | '.' | '...' | '=' | ';');

export type Token =
  | { readonly kind: 'name'; readonly text: string; readonly span: Span }
  | { readonly kind: 'number'; readonly value: number; readonly span: Span }
  | { readonly kind: 'text'; readonly value: string; readonly span: Span }
  | { readonly kind: 'mark'; readonly text: Mark; readonly span: Span }
  | { readonly kind: 'end'; readonly span: Span };

const MARKS = new Map<string, Mark>(
  (
    [
      ...(['+', '-', '*', '/', '//', '%', '**', '~', '&', '|'] as const),
      ...(['<', '<=', '>', '>=', '==', '!='] as const),
      ...(['(', ')', '[', ']', ',', ':', '.', '...', '=', ';'] as const),
    ] satisfies Mark[]
  ).map((mark) => [mark, mark]),
);

/** What people copy from a page instead of what they would type. */
const TYPOGRAPHIC: Readonly<Record<string, Mark>> = {
  '\u2212': '-',
  '\u2013': '-',
  '\u00d7': '*',
  '\u00f7': '/',
  '\u2264': '<=',
  '\u2265': '>=',
  '\u2260': '!=',
  '\u2026': '...',
};

/** Splits a text into tokens, the last of kind `end`. @throws ExpressionError at a character of no use here. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; ; ) {
    const token = tokenAt(text, skipBlanks(text, at));
    tokens.push(token);
    if (token.kind === 'end') return tokens;
    at = token.span.end;
  }
}

function tokenAt(text: string, at: number): Token {
  const { kind, start, end, closed } = lexemeAt(text, at);
  const span = { start, end };
  const written = text.slice(start, end);
  switch (kind) {
    case 'end':
      return { kind, span };
    case 'name':
      return { kind, text: written, span };
    case 'number': {
      const value = readNumber(written);
      if (typeof value !== 'number') throw literalError(text, start, value);
      const next = lexemeAt(text, end);
      if (next.kind === 'name') throw numberWithLetters(text, start, written, next.end);
      return { kind, value, span };
    }
    case 'text': {
      if (!closed) throw unclosedText(text, start, end);
      const value = readText(written);
      if (typeof value !== 'string') throw literalError(text, start, value);
      return { kind, value, span };
    }
    case 'mark':
    case 'other': {
      const mark = MARKS.get(written) ?? TYPOGRAPHIC[written];
      if (mark === undefined) throw refusedMark(text, span, written);
      return { kind: 'mark', text: mark, span };
    }
  }
}

function literalError(text: string, start: number, problem: LiteralProblem): ExpressionError {
  const span = { start: start + problem.start, end: start + problem.end };
  return new ExpressionError(text, span, problem.sentence);
}

function numberWithLetters(text: string, start: number, number: string, end: number): ExpressionError {
  const written = text.slice(start, end);
  const letters = written.slice(number.length);
  const hint = /^0[xob]/i.test(written)
    ? 'numbers are written to the base ten'
    : /^[jJ]$/.test(letters)
      ? 'there are no imaginary numbers here'
      : `a product is written ${number}*${letters}`;
  return new ExpressionError(text, { start, end }, `“${written}” is neither a number nor a name; ${hint}.`);
}

function unclosedText(text: string, start: number, end: number): ExpressionError {
  const quote = text.charAt(start);
  const sentence = `A second ${quote} is missing, for the ${quote} at character ${start + 1}.`;
  return new ExpressionError(text, { start, end }, sentence);
}

function refusedMark(text: string, span: Span, mark: string): ExpressionError {
  const instead = insteadOfMark(mark);
  const where = `The “${mark}” at character ${span.start + 1}`;
  const sentence =
    instead === null
      ? `${where} has no meaning in a field expression such as phisp[-1, :, 64, :].`
      : `${where} is not part of field expressions: ${instead}.`;
  return new ExpressionError(text, span, sentence);
}
