import { describe, expect, it } from 'vitest';
import { vectorNames, vectorsOf } from './vector-name.js';

function vector(name: string): string[] | undefined {
  const found = vectorNames(name).find(({ kind }) => kind === 'vector');
  return found?.components.map((component) => component.name);
}

describe('names of vectors', () => {
  it.each([
    ['exy', ['ex', 'ey']],
    ['exz', ['ex', 'ez']],
    ['ezx', ['ez', 'ex']],
    ['exyz', ['ex', 'ey', 'ez']],
    ['bzyx', ['bz', 'by', 'bx']],
    ['jxyz', ['jx', 'jy', 'jz']],
    ['j1xy', ['j1x', 'j1y']],
    ['rexz', ['rex', 'rez']],
    ['rexyz', ['rex', 'rey', 'rez']],
    ['rbxy', ['rbx', 'rby']],
  ])('%s', (name, components) => {
    expect(vector(name)).toEqual(components);
  });

  it.each(['ex', 'xy', 'phisp', 'exx', 'exyzx1', ''])('%j is none', (name) => {
    expect(vector(name)).toBeUndefined();
  });

  it('may be of two letters when it is not of three', () => {
    expect(vectorNames('exxy').map(({ kind }) => kind)).toEqual(['repeated', 'vector']);
    expect(vectorNames('exx')).toEqual([expect.objectContaining({ kind: 'repeated', letter: 'x' })]);
  });

  it('are offered where all components are there', () => {
    expect(vectorsOf(['phisp', 'ex', 'ez', 'j1x', 'j1y', 'j1z', 'bx']).map(({ name }) => name)).toEqual([
      ...['exz', 'j1xy', 'j1xz', 'j1yz', 'j1xyz'],
    ]);
    expect(vectorsOf(['tx', 'ty', 'txy'])).toEqual([]);
  });
});
