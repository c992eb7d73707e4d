import { describe, expect, it } from 'vitest';
import { elementsOf, numberOf, sameValue, valuesOf } from './elements';

const places = (indices: string, text: string) =>
  elementsOf({ indices, text }).map(({ place, text: value }) => `${place}=${value}`);

describe('elementsOf', () => {
  it.each([
    ['', '7', ['=7']],
    ['', '0, 0, 2', ['1=0', '2=0', '3=2']],
    ['(3)', '7', ['3=7']],
    ['(2:4)', '7, 8, 9', ['2=7', '3=8', '4=9']],
    ['(1:5:2)', '7, 8, 9', ['1=7', '3=8', '5=9']],
    ['(1:3)', '1.0, , 2.0', ['1=1.0', '3=2.0']],
    ['(:,3)', '7, 8, 9', ['1,3=7', '2,3=8', '3,3=9']],
    ['(1:3,1:2)', '1, 2, 3, 4, 5, 6', ['1,1=1', '2,1=2', '3,1=3', '1,2=4', '2,2=5', '3,2=6']],
    ['(0:1)', '1, 2', ['0=1', '1=2']],
  ])('places %s = %s', (indices, text, expected) => {
    expect(places(indices, text)).toEqual(expected);
  });

  it('leaves out values beyond the indices', () => {
    expect(places('(1:2)', '7, 8, 9')).toEqual(['1=7', '2=8']);
  });
});

describe('valuesOf', () => {
  it('writes counts out and cuts outside quotation marks only', () => {
    expect(valuesOf("3*0.5, 2*1, 'a, b', (1, 2)")).toEqual([
      '0.5',
      '0.5',
      '0.5',
      '1',
      '1',
      "'a, b'",
      '(1, 2)',
    ]);
    expect(valuesOf('')).toEqual([]);
  });

  it('is bounded', () => {
    expect(valuesOf('999999*1, 999999*2').length).toBe(20_000);
  });
});

describe('sameValue', () => {
  it.each([
    ['0.5d0', '.5'],
    ['1.5D-3', '1.5e-3'],
    ['.true.', 'T'],
    ["'complex'", '"complex"'],
    ['2', '2.0'],
  ])('%s is %s', (a, b) => expect(sameValue(a, b)).toBe(true));

  it.each([
    ['0.5', '0.50001'],
    ["'Sphere'", "'sphere'"],
    ['.true.', '.false.'],
    ['1', "'1'"],
  ])('%s is not %s', (a, b) => {
    expect(sameValue(a, b)).toBe(false);
  });
});

describe('numberOf', () => {
  it('reads numbers as Fortran writes them and nothing else', () => {
    expect(['5.', '.5', '-1d3', '1e', '', 'x', '0x10'].map(numberOf)).toEqual([
      5,
      0.5,
      -1000,
      null,
      null,
      null,
      null,
    ]);
  });
});
