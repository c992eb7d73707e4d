import { describe, expect, it } from 'vitest';
import { FUNCTION_NAMES, FUNCTIONS, isFunctionName, printSignature } from './functions.js';

describe('FUNCTIONS', () => {
  it.each(FUNCTION_NAMES)('%s has parameters in an order that can be written', (name) => {
    const { parameters, about } = FUNCTIONS[name];
    const names = parameters.map((parameter) => parameter.name);
    expect(new Set(names).size).toBe(names.length);
    expect(parameters.at(0)).toMatchObject({ optional: false, keywordOnly: false });
    const rank = parameters.map(({ optional, keywordOnly }) => (keywordOnly ? 2 : optional ? 1 : 0));
    expect(rank).toEqual(rank.toSorted());
    expect(about).toMatch(/^\S.*[^.\s]$/);
  });

  it('prints signatures', () => {
    expect(printSignature('tile')).toBe('tile(x, count, axis, include_edge=)');
    expect(printSignature('mean')).toBe('mean(x, [axis])');
  });

  it('knows its own names alone', () => {
    expect(isFunctionName('hypot')).toBe(true);
    expect(isFunctionName('phisp')).toBe(false);
    expect(isFunctionName('constructor')).toBe(false);
  });
});
