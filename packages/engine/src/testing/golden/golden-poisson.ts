import { expect } from 'vitest';
import { eachPart } from './golden-case.js';
import { shownArray } from './golden-evaluation.js';
import { compareNumbers, SINGLE_COMBINED } from './golden-numbers.js';

/** Between these boundaries the solver of the original is right. */
const RIGHT = new Set(['ppp', 'nnn']);

/**
 * The potential of the last charge density, one letter for the boundaries of each axis. The original rounds that density
 * to single precision before it solves.
 */
export const comparePotentials = eachPart((golden, context) => {
  const expr = `poisson(rho[-1], "${golden.key}")`;
  for (const compat of RIGHT.has(golden.key) ? [undefined, 'emout' as const] : ['emout' as const]) {
    const potential = shownArray(context, expr, { units: 'si', compat });
    expect(golden.at('dtype').text).toBe(potential.type.dtype);
    compareNumbers(golden, potential, SINGLE_COMBINED);
  }
});
