/** Characters that take two columns of a terminal: those of East Asia in full width, and pictures. */
const WIDE =
  /^(?:[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation})/u;
/** Marks that stand on the character before them. */
const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]/u;

/** The columns that a text takes in a terminal. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}

/** A text without characters that command a terminal; each stays one character. */
export function printable(text: string): string {
  return text.replaceAll('\t', ' ').replaceAll(/[\p{Cc}\u2028\u2029]/gu, '\uFFFD');
}

/** The line of a text that a span begins in, and marks under the characters of the span. */
export function markedLines(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): [line: string, marks: string] {
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, 0);
  const newline = text.indexOf('\n', start);
  const to = newline < 0 ? text.length : newline;
  const before = printable(text.slice(from, start));
  const marked = printable(text.slice(start, Math.min(end, to)));
  const marks = `${' '.repeat(columnsOf(before))}${'^'.repeat(Math.max(1, columnsOf(marked)))}`;
  return [printable(text.slice(from, to)), marks];
}
