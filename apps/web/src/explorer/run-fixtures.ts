import type { FieldSummary } from '@emout/api/schemas';
import { type Drawable, drawableField } from './drawable';
import type { Shape } from './view';

/** A readable field for tests: dx = 0.5 m, one step each 33.4 µs. */
export function fieldFixture(
  name: string,
  shape: Shape,
  more: Partial<FieldSummary> = {},
): FieldSummary & { readonly shape: Shape } {
  return {
    name,
    label: name,
    category: 'fields',
    bytes: 1_000_000,
    dtype: 'float32',
    unit: 'V',
    state: 'readable',
    reason: null,
    notice: null,
    time: { firstS: 0, spacingS: 3.34e-5, firstEmses: 0, spacingEmses: 2 },
    spacingM: 0.5,
    ...more,
    shape: [...shape],
  };
}

/** The same as the explorer slices it. */
export function drawableFixture(name: string, shape: Shape, more: Partial<FieldSummary> = {}): Drawable {
  return drawableField(fieldFixture(name, shape, more));
}
