import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkExpression } from './check.js';
import { evaluate } from './evaluate.js';
import { FUNCTION_NAMES } from './functions.js';
import { parseExpression } from './parse.js';
import { smallRun } from './testing/small-run.js';

const LIMITS = { bytesToRead: 1e6, outputElements: 1e5, operations: 1e6, workBytes: 2 ** 22 };

const TAGS = /^(Expression|IndexError|UnknownField|DataTooLarge)$/;

function run(text: string, units: 'si' | 'emses') {
  const scope = smallRun().add('rho', [2, 4, 3, 5], (k) => k % 7, 'C/m^3', 8);
  const checked = checkExpression(parseExpression(text), scope, { units, limits: LIMITS });
  return evaluate(checked);
}

describe('expressions that nobody means well', () => {
  it.each([
    'tile(tile(tile(phisp, 50, "t"), 50, "x"), 50, "y")',
    `phisp${'[::-1]'.repeat(60)}`,
    `${'-'.repeat(60)}phisp`,
    `${'sqrt('.repeat(60)}phisp${')'.repeat(60)}`,
    `phisp${'**2'.repeat(60)}`,
    `phisp${' + phisp'.repeat(200)}`,
    `phisp[[${'0, '.repeat(600)}]]`,
    `${'diff('.repeat(20)}phisp${', n=8)'.repeat(20)}`,
    'phisp[9007199254740993]',
    'phisp[-10**300:10**300:10**18]',
    'tile(phisp, 2**53, "x")[-1]',
    'percentile(phisp, nan)',
    'round(phisp, 10**9)',
    'phisp**1e308',
    'masked(phisp, lambda masked: masked > masked)',
    `${'masked(exyz, lambda p: '.repeat(12)}p > 0${').x > 0'.repeat(11)})`,
    `${'poisson('.repeat(20)}rho[0]${')'.repeat(20)}`,
    `poisson(tile(rho[0], 10000, "x"))`,
    'poisson(rho[[0, 0, 0], 0])',
    'poisson(rho[0], "ppp"*3)',
    'inp.inp.inp',
    'unit.unit',
    'nan[0]',
    'None + None',
    'True[0]',
  ])('%s ends with numbers or a tagged error', (text) => {
    try {
      expect(run(text, 'si').kind).toMatch(/array|vector/);
    } catch (error) {
      expect(error).toMatchObject({ tag: expect.stringMatching(TAGS) });
    }
  });

  it('ends so for random ones', () => {
    const word = fc.constantFrom(
      ...[
        'phisp',
        'exz',
        'exyz',
        'odd',
        'nd1p',
        'nx',
        'qm',
        'inp',
        'unit.phi',
        'nan',
        'None',
        'True',
        '"x"',
        '"t"',
        'rho[0]',
        '"pdn"',
      ],
      ...['0', '-1', '2', '1.5', '10**9', '[0, 1]', '[]', '["x", "y"]', 'lambda p: p > 0'],
    );
    const { text } = fc.letrec<{ text: string }>((tie) => ({
      text: fc.oneof(
        { depthSize: 'small', withCrossShrink: false },
        word,
        fc
          .tuple(fc.constantFrom(...FUNCTION_NAMES), fc.array(tie('text'), { minLength: 1, maxLength: 3 }))
          .map(([of, given]) => `${of}(${given.join(', ')})`),
        fc
          .tuple(
            tie('text'),
            fc.constantFrom('+', '-', '*', '/', '//', '%', '**', '<', '==', '&', '|'),
            tie('text'),
          )
          .map(([a, operator, b]) => `(${a}) ${operator} (${b})`),
        fc
          .tuple(tie('text'), fc.array(tie('text'), { minLength: 1, maxLength: 3 }))
          .map(([of, items]) => `(${of})[${items.join(', ')}]`),
        tie('text').map((of) => `(${of}).val_si`),
        tie('text').map((of) => `(${of})[::-1, ...]`),
        tie('text').map((of) => `mean(${of}, axis="z")`),
      ),
    }));
    fc.assert(
      fc.property(text, fc.constantFrom('si', 'emses'), (of, units) => {
        try {
          run(of, units);
        } catch (error) {
          const tag = error instanceof Error && 'tag' in error ? error.tag : null;
          if (typeof tag !== 'string' || !TAGS.test(tag)) throw new Error(of, { cause: error });
        }
      }),
      { numRuns: 3000, endOnFailure: true },
    );
  });
});
