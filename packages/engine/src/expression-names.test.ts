import { parseExpression } from '@emout/expr/parse';
import { expect, it } from 'vitest';
import { fieldsBehind, namesByRun } from './expression-names.js';

function namesOf(text: string): Record<string, string[]> {
  return Object.fromEntries(
    Array.from(namesByRun(parseExpression(text)), ([run, names]) => [run, [...names].sort()]),
  );
}

it('finds names in every part of an expression', () => {
  expect(namesOf('-phisp[-1, nx//2:ny:dz, ...] + where(ex > ey, mean(bx, axis="z"), [wp, 1][k])')).toEqual({
    '': ['bx', 'dz', 'ex', 'ey', 'k', 'mean', 'nx', 'ny', 'phisp', 'where', 'wp'],
  });
  expect(namesOf('apply(phisp, lambda v: v * rho)')['']).toEqual(expect.arrayContaining(['phisp', 'rho']));
});

it('tells runs apart by the address as it is written', () => {
  expect(namesOf('phisp - run("b").phisp + run("b").ex - run("c/d+").phisp[run("b").nx]')).toEqual({
    '': ['phisp'],
    b: ['ex', 'nx', 'phisp'],
    'c/d+': ['phisp'],
  });
});

it('finds nothing where there are only numbers', () => {
  expect(namesOf('1 + 2 * (3 - 4)')).toEqual({});
});

it('knows the files behind vectors and relocated fields', () => {
  expect(fieldsBehind('phisp')).toEqual(['phisp']);
  expect(fieldsBehind('exz')).toEqual(['exz', 'ex', 'ez']);
  expect(fieldsBehind('j1xyz')).toEqual(['j1xyz', 'j1x', 'j1y', 'j1z']);
  expect(fieldsBehind('rbz')).toEqual(['rbz', 'bz']);
  expect(fieldsBehind('rexyz')).toEqual(['rexyz', 'rex', 'ex', 'rey', 'ey', 'rez', 'ez']);
});
