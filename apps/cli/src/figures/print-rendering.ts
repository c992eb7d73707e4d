import { formatBytes, formatDuration } from '@emout/units/number-format';
import { markedLines, printable } from '../runs/marked-text.js';
import type { RenderingFailure } from './rendering.js';

/** A picture that was written. */
export interface WrittenPicture {
  readonly file: string;
  readonly format: string;
  readonly bytes: number;
  readonly ms: number;
  readonly width: number;
  readonly height: number;
}

export function printWritten({ file, bytes, ms, width, height }: WrittenPicture): string {
  const size = `${width} × ${height} pixels, ${formatBytes(bytes)}`;
  return `Wrote ${printable(file)}: ${size}, in ${formatDuration(ms / 1000)}.`;
}

/**
 * Why a figure was not drawn, for who wrote its options.
 * @param expression the only one, whose characters the failure may be about.
 */
export function printFailure({ message, hint, span }: RenderingFailure, expression: string | null): string {
  const marked = span === null || expression === null ? [] : markedLines(expression, span);
  const sentence = printable(`emout: ${message}${hint === null ? '' : ` ${hint}`}`);
  return [...marked.map((line) => `  ${line}`), sentence].join('\n');
}

/** A failure in the words of options: who wrote these never saw the specification that was made of them. */
export function inWordsOfOptions(failure: RenderingFailure): RenderingFailure {
  const message = failure.message
    .replace(/^panels\[\d+\](?:\.[\w.[\]]+)?: /, '')
    .replace(/^([a-z]+) is about frames; add animate=t/, '--$1 is about frames; add --animate t')
    .replace(/^([a-z]+)=/, failure.tag === 'FigureQueryError' ? '--$1 ' : '$1=');
  return { ...failure, message };
}

/** A failure for who wrote a specification. */
export function inWordsOfSpec(failure: RenderingFailure): RenderingFailure {
  if (failure.tag !== 'UnknownRun') return failure;
  return { ...failure, hint: '--root names the directory that holds the runs.' };
}
