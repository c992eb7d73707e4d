import { decodeSpec, encodeSpec } from '@emout/figure/codec';
import type { FigureSpec } from '@emout/figure/spec';
import { below } from '../base-path';

/**
 * The page that shows a whole figure.
 * @throws FigureSpecError for a figure that no address holds
 */
export function figureAddress(spec: FigureSpec): string {
  return below(`/figure?s=${encodeSpec(spec)}`);
}

/**
 * The figure of such a page's query; null where it carries none.
 * @throws FigureSpecError, FigureTooLargeError
 */
export function figureOfQuery(query: URLSearchParams): FigureSpec | null {
  const text = query.get('s');
  return text === null || text === '' ? null : decodeSpec(text);
}
