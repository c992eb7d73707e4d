import { evaluate } from '@emout/expr/evaluate';
import type { ArrayType } from '@emout/expr/value-type';
import { toContiguous } from '@emout/ndarray/ndarray';
import type { ExpressionRequest } from '../../run-library.js';
import type { GoldenContext } from './golden-case.js';
import type { Numbers } from './golden-numbers.js';

/** An array of a run, as it is shown. */
export interface ShownArray extends Numbers {
  readonly data: Float64Array;
  readonly type: ArrayType;
  /** Whether the numbers are those of the file. */
  readonly isStored: boolean;
}

type Options = Pick<ExpressionRequest, 'units' | 'compat'>;

/** What an expression about the run `small` gives: one array, or one for each component of a vector. */
export function shownArrays({ library }: GoldenContext, expr: string, options: Options): ShownArray[] {
  const { checked } = library.prepare({ run: 'small', expr, ...options });
  const evaluated = evaluate(checked);
  const arrays =
    evaluated.kind === 'array'
      ? [evaluated]
      : evaluated.components.map((component, k) => {
          const type = evaluated.type.components[k]?.type;
          if (type === undefined) throw new RangeError(`${expr} has no type of component ${k}`);
          return { ...component, type };
        });
  return arrays.map(({ type, values, factor }) => {
    const { data, shape } = toContiguous(values);
    const isStored = factor === 1 && data instanceof Float32Array;
    return { type, shape, data: Float64Array.from(data, (value) => value * factor), isStored };
  });
}

/** As `shownArrays`, for what is no vector. */
export function shownArray(context: GoldenContext, expr: string, options: Options): ShownArray {
  const [array, ...more] = shownArrays(context, expr, options);
  if (array === undefined || more.length > 0) throw new RangeError(`${expr} is a vector`);
  return array;
}
