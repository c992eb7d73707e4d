import { sizeOf, valueAt } from '@emout/ndarray/ndarray';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkExpression } from './check.js';
import { ExpressionError } from './errors.js';
import { evaluate, evaluateBlocks } from './evaluate.js';
import { DEFAULT_LIMITS } from './evaluation-limits.js';
import { parseExpression } from './parse.js';
import { countOf, positionAt } from './positions.js';
import { AXIS_NAMES } from './scope.js';
import { MemoryScope } from './testing/memory-scope.js';
import { ModelArray } from './testing/model-array.js';
import { type Modelled, randomExpression } from './testing/random-expression.js';

const SHAPE = [3, 4, 2, 5] as const;

/** Two fields of unknown unit, so that everything fits everything. */
function fields(): { scope: MemoryScope; modelled: Modelled[] } {
  const scope = new MemoryScope('sim', null);
  const modelled = ['a', 'b'].map((name, n): Modelled => {
    const value = (k: number) => Math.fround(Math.sin(17 * k + 3 * n));
    scope.add(name, SHAPE, value, null, null);
    const axes = SHAPE.map((count, k) => ({
      name: AXIS_NAMES[k] ?? 't',
      positions: [...Array(count).keys()],
    }));
    return {
      text: name,
      array: new ModelArray(
        axes,
        Array.from({ length: sizeOf(SHAPE) }, (_, k) => value(k)),
      ),
    };
  });
  return { scope, modelled };
}

/** Equal up to the rounding of sums in another order. */
function close(a: number, b: number): boolean {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b);
  return a === b || Math.abs(a - b) <= 1e-9 * (1 + Math.abs(a) + Math.abs(b));
}

describe('evaluate', () => {
  it('gives what plain loops give, with the right axes and positions', () => {
    const { scope, modelled } = fields();
    let compared = 0;
    fc.assert(
      fc.property(fc.gen(), fc.integer({ min: 1, max: 4 }), (draw, depth) => {
        const { text, array } = randomExpression((arbitrary) => draw(() => arbitrary), modelled, depth);
        if (array.values.length > 20_000) return;
        let parsed: ReturnType<typeof parseExpression>;
        try {
          parsed = parseExpression(text);
        } catch (error) {
          // Too long or too deep.
          expect(error).toBeInstanceOf(ExpressionError);
          return;
        }
        const checked = checkExpression(parsed, scope, { units: 'emses', limits: DEFAULT_LIMITS });
        const { type } = checked;
        const evaluated = evaluate(checked);
        if (type.kind !== 'array' || evaluated.kind !== 'array') throw new Error('an array was expected');
        expect(type.axes.map(({ name }) => name)).toEqual(array.axes.map(({ name }) => name));
        for (const [k, { positions }] of type.axes.entries()) {
          const all = Array.from({ length: countOf(positions) }, (_, place) => positionAt(positions, place));
          expect(all).toEqual(array.axes[k]?.positions);
        }
        const { values, factor } = evaluated;
        expect(values.shape).toEqual(array.axes.map(({ positions }) => positions.length));
        let place = 0;
        ModelArray.of(array.axes, (indices) => {
          const expected = array.values[place] ?? Number.NaN;
          const value = valueAt(values, indices) * factor;
          if (!close(value, expected)) {
            throw new Error(`${text} at ${indices.join(', ')}: ${value} instead of ${expected}`);
          }
          place += 1;
          return 0;
        });
        evaluateBlocks(checked, {}, ({ offset, values: block }) => {
          for (const [k, value] of block.entries()) {
            if (!close(value, array.values[offset + k] ?? Number.NaN)) throw new Error(`${text} in blocks`);
          }
        });
        // What is printed means the same.
        const again = checkExpression(parseExpression(checked.resolved), scope, {
          units: 'emses',
          limits: DEFAULT_LIMITS,
        });
        expect(
          again.type.kind === 'array' && again.type.axes.map(({ positions }) => countOf(positions)),
        ).toEqual([...values.shape]);
        compared += 1;
      }),
      // Smaller examples of such expressions are searched for without end.
      { numRuns: 600, endOnFailure: true },
    );
    expect(compared).toBeGreaterThan(400);
  });
});
