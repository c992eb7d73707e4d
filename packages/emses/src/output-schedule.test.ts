import { describe, expect, it } from 'vitest';
import { expectedOutputs } from './output-schedule.js';
import { Parameters } from './parameters.js';

function parameters(body: string): Parameters {
  return Parameters.parse(`&g ${body} /`);
}

describe('expectedOutputs', () => {
  it.each([
    ['nstep=400 ifdiag=100', 5],
    ['nstep=399 ifdiag=100', 4],
    ['nstep=400 ifdiag=100 hdfdigstart=150', 3],
    ['nstep=400 ifdiag=100 hdfdigend=250', 3],
    ['nstep=400 ifdiag=100 hdfdigend=0', 5],
    ['nstep=400 ifdiag=100 hdfdigstart=1000', 0],
    ['nstep=400', null],
    ['ifdiag=100', null],
  ])('%s: %s', (body, count) => {
    expect(expectedOutputs('fields', parameters(body))).toBe(count);
  });

  it('counts currents by ijdiag', () => {
    expect(expectedOutputs('currents', parameters('nstep=400 ifdiag=100 ijdiag=200'))).toBe(3);
  });
});
