import type { FigureBuilder } from '@emout/figure/builder';
import { FigureSpecError } from '@emout/figure/errors';
import type { FigureSpec } from '@emout/figure/spec';

/** The figure, or null for one that a specification has no room for, such as a formula of thousands of characters. */
export function written(builder: FigureBuilder): FigureSpec | null {
  try {
    return builder.spec();
  } catch (error) {
    if (error instanceof FigureSpecError) return null;
    throw error;
  }
}
