import type { ExpressionName } from '@emout/api/expression-schemas';
import { completionAt } from '@emout/expr/completion';
import { describe, expect, it } from 'vitest';
import { completedText, suggestionsFor } from './completion-list';

const named = (kind: ExpressionName['kind'], about: string, ...names: string[]): ExpressionName[] =>
  names.map((name) => ({ name, kind, about }));

const NAMES = [
  ...named('field', 'Field', 'ex', 'ey', 'ez', 'nd1p', 'nd2p', 'phisp', 'exponent'),
  ...named('vector', 'Vector', 'exyz', 'exz'),
  ...named('parameter', 'tmgrid', 'nx', 'ny', 'nz'),
  ...named('parameter', 'ptcond', 'zssurf'),
  ...named('unit', 'Velocity, m/s', 'v'),
  ...named('function', '', 'exp', 'mean'),
];

function offered(text: string): string[] {
  return suggestionsFor(completionAt(text, text.length), NAMES).map(({ name }) => name);
}

/** The text after the first row is taken. */
function taken(text: string, cursor = text.length): string {
  const completion = completionAt(text, cursor);
  const [first] = suggestionsFor(completion, NAMES);
  if (first === undefined) throw new Error(`nothing is offered at ${text}`);
  const done = completedText(text, completion, first);
  return `${done.text.slice(0, done.cursor)}|${done.text.slice(done.cursor)}`;
}

describe('suggestionsFor', () => {
  it('puts what begins with the letters first, and fields before vectors before functions', () => {
    expect(offered('e').slice(0, 7)).toEqual(['ex', 'ey', 'ez', 'exponent', 'exyz', 'exz', 'exp']);
    expect(offered('sqrt(nd')).toEqual(['nd1p', 'nd2p', 'round']);
    expect(offered('isp')).toEqual(['phisp']);
  });

  it('offers eight rows at most, and none before a letter', () => {
    expect(offered('n').length).toBe(8);
    expect(offered('phisp + ')).toEqual([]);
    expect(offered('phisp ')).toEqual([]);
  });

  it('knows parameters after inp, units after unit, components after a vector', () => {
    expect(offered('phisp[-1, inp.n')).toEqual(['nx', 'ny', 'nz']);
    expect(offered('phisp[-1, :, ny').length).toBe(0);
    expect(offered('phisp[-1, :, nx').length).toBe(0);
    expect(offered('phisp[-1, :, zs')).toEqual(['zssurf']);
    expect(offered('inp.ptcond.')).toEqual(['zssurf']);
    expect(offered('unit.')).toEqual(['v']);
    expect(offered('exz.')).toEqual(['x', 'z']);
    expect(offered('run("b").ph')).toEqual(['phisp']);
  });

  it('offers the axes between the quotes of an axis', () => {
    expect(offered('mean(phisp, axis="')).toEqual(['t', 'z', 'y', 'x']);
    expect(offered('phisp["')).toEqual([]);
  });

  it('offers nothing for a name that is complete and alone', () => {
    expect(offered('phisp')).toEqual([]);
    expect(offered('nd1p')).toEqual([]);
  });
});

describe('completedText', () => {
  it('replaces the name and opens functions once', () => {
    expect(taken('ph')).toBe('phisp|');
    expect(taken('ph + 1', 2)).toBe('phisp| + 1');
    expect(taken('sqr')).toBe('sqrt(|');
    expect(taken('sqr(ex)', 3)).toBe('sqrt(|ex)');
    expect(taken('mean(phisp, axis="')).toBe('mean(phisp, axis="t"|');
    expect(taken("mean(phisp, axis='y')", 18)).toBe("mean(phisp, axis='t'|)");
  });
});
