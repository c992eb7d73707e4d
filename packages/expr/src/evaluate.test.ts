import { sizeOf } from '@emout/ndarray/ndarray';
import { describe, expect, it } from 'vitest';
import { BLOCK_ELEMENTS } from './blocks.js';
import { checkExpression } from './check.js';
import type { CheckOptions } from './checked-expression.js';
import { type Evaluated, evaluate, evaluateBlocks } from './evaluate.js';
import { DEFAULT_LIMITS } from './evaluation-limits.js';
import { parseExpression } from './parse.js';
import { MemoryScope } from './testing/memory-scope.js';
import { smallRun } from './testing/small-run.js';

const SI: CheckOptions = { units: 'si', limits: DEFAULT_LIMITS };

function check(text: string, scope: MemoryScope, options: CheckOptions = SI) {
  return checkExpression(parseExpression(text), scope, options);
}

function numbers(evaluated: Evaluated): number[] {
  const { values, factor } = evaluated.kind === 'array' ? evaluated : { values: null, factor: 1 };
  return Array.from(values?.data ?? [], (value) => value * factor);
}

describe('what is read', () => {
  it.each([
    ['(phisp - phisp[0])[-1, :, 3, :]', 2 * 5 * 7],
    ['sqrt(ex**2 + ey**2 + ez**2)[-1, :, ny//2, :]', 3 * 5 * 7],
    ['phisp[-1] - phisp[0]', 2 * 5 * 6 * 7],
    ['mean(phisp[:, 3], axis="t")', 4 * 6 * 7],
    ['mean(phisp, axis="t")[:, 2, :]', 4 * 5 * 7],
    ['(phisp * phisp - phisp**2)[0, 0]', 6 * 7],
    ['gradient(phisp, axis="z")[0, 2]', 3 * 6 * 7],
    ['phisp[0, [4, 0, 4, 1], 2]', 3 * 7],
    ['tile(mirror(phisp, "x"), 100000, "t")[300000, 0, 0]', 7],
    ['phisp[::-1, 1:4, :, ::3]', 4 * 3 * 6 * 3],
  ])('%s reads %i numbers', (text, count) => {
    const scope = smallRun();
    const checked = check(text, scope);
    expect(scope.reads).toEqual([]);
    evaluate(checked);
    const read = scope.reads.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
    expect(read).toBe(count);
    expect(checked.cost.bytesToRead).toBe(4 * count);
  });
});

describe('a field larger than a block', () => {
  const shape = [3, 40, 50, 60] as const;
  const value = (k: number) => Math.fround(Math.sin(k));
  const scope = () => new MemoryScope('large', null).add('a', shape, value, null, null);
  const volume = 40 * 50 * 60;

  it('is given to the consumer in C order', () => {
    const offsets: number[] = [];
    evaluateBlocks(check('a + 1', scope()), {}, ({ offset, values }) => {
      offsets.push(offset);
      expect(values.length).toBeLessThanOrEqual(2 ** 18);
      for (const [k, shown] of values.entries()) {
        if (shown !== value(offset + k) + 1) throw new Error(`element ${offset + k} is ${shown}`);
      }
    });
    expect(offsets.length).toBeGreaterThan(2);
    expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
  });

  it('has a mean subtracted that is computed once', () => {
    const run = scope();
    const shown = numbers(evaluate(check('a - mean(a, axis="t")', run)));
    const read = run.reads.reduce((sum, each) => sum + each.shape.reduce((a, b) => a * b, 1), 0);
    expect(read).toBe(2 * 3 * volume);
    for (const k of [0, 4711, 3 * volume - 1]) {
      const place = k % volume;
      const mean = (value(place) + value(place + volume) + value(place + 2 * volume)) / 3;
      expect(shown[k]).toBeCloseTo(value(k) - mean, 12);
    }
  });

  it('has running sums and derivatives without seams between blocks', () => {
    const sums = numbers(evaluate(check('cumsum(a, "t")', scope())));
    const slopes = numbers(evaluate(check('gradient(a, axis="z")', scope())));
    const layer = 50 * 60;
    for (let z = 1; z < 39; z += 1) {
      const k = volume + z * layer + 1234;
      expect(sums[k]).toBeCloseTo(value(k - volume) + value(k), 12);
      expect(slopes[k]).toBeCloseTo((value(k + layer) - value(k - layer)) / 2, 12);
    }
  });

  it('is reduced over axes that do not adjoin', () => {
    const shown = numbers(evaluate(check('max(a, axis=["t", "y"])', scope())));
    expect(shown).toHaveLength(40 * 60);
    for (const [z, x] of [
      [0, 0],
      [17, 33],
      [39, 59],
    ] as const) {
      let most = Number.NEGATIVE_INFINITY;
      for (let t = 0; t < 3; t += 1) {
        for (let y = 0; y < 50; y += 1) most = Math.max(most, value(((t * 40 + z) * 50 + y) * 60 + x));
      }
      expect(shown[z * 60 + x]).toBe(most);
    }
  });

  it('is given up between blocks', () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const run = () =>
      evaluateBlocks(check('a * 2', scope()), { signal: controller.signal }, ({ offset }) => {
        seen.push(offset);
        controller.abort(new Error('not wanted any more'));
      });
    expect(run).toThrow('not wanted any more');
    expect(seen).toEqual([0]);
  });
});

describe('a field that is only subscripted', () => {
  it('keeps the numbers of the file', () => {
    const evaluated = evaluate(check('phisp[-1, :, 2][::-1]', smallRun()));
    if (evaluated.kind !== 'array') throw new Error('an array was expected');
    expect(evaluated.values.data).toBeInstanceOf(Float32Array);
    expect(evaluated.factor).toBe(1 / 200);
    expect(evaluated.type.dtype).toBe('float32');
  });
});

describe('limits', () => {
  const limits = { bytesToRead: 1000, outputElements: 500, operations: 2000, workBytes: 2 ** 21 };
  it.each([
    ['phisp', 'The result has 840 numbers; at most 500 are allowed.'],
    ['mean(phisp)', '3.4 kB would have to be read; at most 1.0 kB'],
    ['sum(tile(phisp[0, 0, 0], 5000, "x"))', 'numbers would have to be computed'],
  ])('%s is refused before reading', (text, sentence) => {
    const scope = smallRun();
    expect(() => check(text, scope, { units: 'si', limits })).toThrow(sentence);
    expect(scope.reads).toEqual([]);
  });

  it.each(['tile(phisp, 10**6, "x")', 'tile(tile(phisp, 500, "x"), 500, "x")', 'tile(phisp, 10**400, "x")'])(
    '%s is refused',
    (text) => {
      expect(() => check(text, smallRun())).toThrow(/points; at most|whole number/);
    },
  );

  it('computes ranks of a whole from blocks', () => {
    const run = new MemoryScope('large', null).add('a', [1, 1, 600, 600], (k) => k, null, null);
    const evaluated = evaluate(check('percentile(a * 2 + (a + (a - a)), 50)', run));
    expect(numbers(evaluated)).toEqual([(3 * (600 * 600 - 1)) / 2]);
    for (const { shape } of run.reads) expect(sizeOf(shape)).toBeLessThanOrEqual(BLOCK_ELEMENTS);
  });

  it.each([
    ['p < mean(p) - 1000', [2, 4, 3, 5]],
    ['mean(2 * p) - 1000 > p', [2, 4, 3, 5]],
    ['cumsum(p, "x") < -1000', [2, 4, 3, 5]],
    ['p < mean(p, axis="t") - 1000', [1, 1, 400, 400]],
  ] as const)('computes each of 30 nested conditions %s once', (condition, shape) => {
    const run = new MemoryScope('nested', null).add('a', shape, (k) => k % 7, null, null);
    const text = `${'masked('.repeat(30)}a${`, lambda p: ${condition})`.repeat(30)}`;
    const most = sizeOf(shape) > BLOCK_ELEMENTS ? 100 : 2;
    const values = numbers(evaluate(check(text, run)));
    expect(values.every((value, k) => value === k % 7)).toBe(true);
    expect(values).toHaveLength(sizeOf(shape));
    expect(run.reads.length).toBeLessThanOrEqual(most);
  });

  it('refuses ranks that would need more memory than there is', () => {
    const work = { ...DEFAULT_LIMITS, workBytes: 2 ** 21 };
    const run = new MemoryScope('large', null).add('a', [1, 1, 600, 600], (k) => k, null, null);
    expect(() => check('median(a)', run, { units: 'si', limits: work })).toThrow('intermediate values');
    expect(numbers(evaluate(check('median(a)', run)))).toEqual([(600 * 600 - 1) / 2]);
  });
});
