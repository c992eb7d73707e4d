import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnitExponentError } from './errors.js';
import { sameDimension, type Unit } from './unit.js';
import { convertFactor, divideUnits, multiplyUnits, parseUnit, powerUnit, sqrtUnit } from './unit-algebra.js';

function unit(symbol: string): Unit {
  const parsed = parseUnit(symbol);
  if (parsed === null) throw new Error(`${symbol} is no unit`);
  return parsed;
}

const product = (...symbols: string[]) => symbols.map(unit).reduce(multiplyUnits);

describe('products and quotients get the symbol that a physicist writes', () => {
  it.each([
    [['V', 'A'], 'W'],
    [['A', 's'], 'C'],
    [['V', 'C'], 'J'],
    [['T', 'm/s'], 'V/m'],
    [['C/m^3', 'm/s'], 'A/m^2'],
    [['/m^3', 'm/s'], '/m^2s'],
    [['V/m', 'V/m'], 'V^2/m^2'],
    [['V', 'm'], 'V m'],
    [['m', 'V'], 'V m'],
    [['A/m^2', 'V/m'], 'W/m^3'],
    [['A/m^2', 'T'], 'N/m^3'],
    [['C/m^3', 'V/m'], 'N/m^3'],
    [['F/m', 'V/m', 'V/m'], 'J/m^3'],
    [['kg', 'm/s'], 'kg m/s'],
    [['/cc', 'eV'], 'eV/cm^3'],
    [['/cc', '/cc'], '/cm^6'],
    [['/m^3', '/s'], '/(m^3 s)'],
    [['V/m', 'T'], 'V T/m'],
    [['m/s', 'm/s'], 'm^2/s^2'],
    [['V', 'Hz'], 'V/s'],
    [['Hz', 'Hz'], '/s^2'],
    [['V^2/Hz', 'Hz'], 'V^2'],
    [['V', '/V'], ''],
  ] as const)('%j is in %s', (factors, symbol) => {
    expect(product(...factors).symbol).toBe(symbol);
  });

  it.each([
    ['V', 'm', 'V/m'],
    ['V/m', 'm', 'V/m^2'],
    ['V', 'V', ''],
    ['', 'V', '/V'],
    ['', 's', 'Hz'],
    ['C/m^3', 'F/m', 'V/m^2'],
    ['V T/m', 'H/m', 'W/m^2'],
    ['V T/m', 'T^2', 'm/s'],
    ['V', 'Ω', 'A'],
    ['eV', 'J', 'eV/J'],
    ['A/m^2', 'C', '/m^2s'],
  ])('%s / %s is in %s', (a, b, symbol) => {
    expect(divideUnits(unit(a), unit(b)).symbol).toBe(symbol);
  });

  it('keeps the factor of eV and /cc', () => {
    expect(product('/cc', 'eV').factorToSi).toBeCloseTo(1.602176634e-13, 26);
    expect(product('/cc', '/cc').factorToSi).toBe(1e12);
    expect(divideUnits(unit('eV'), unit('J')).factorToSi).toBe(1.602176634e-19);
  });

  it('keeps the symbol of what is multiplied by a number', () => {
    expect(multiplyUnits(unit('N/A^2'), unit('')).symbol).toBe('N/A^2');
    expect(multiplyUnits(unit(''), unit('N/A^2')).symbol).toBe('N/A^2');
  });

  it('speaks of a unit with a symbol of its own in base units', () => {
    const own: Unit = { symbol: 'furlong', dimension: unit('m').dimension, factorToSi: 201.168 };
    const area = multiplyUnits(own, own);
    expect(area.symbol).toBe('40468.564224 m^2');
    expect(parseUnit(area.symbol)).toEqual(area);
    expect(divideUnits(own, own).symbol).toBe('');
  });
});

describe('powers', () => {
  it('may have fractional exponents', () => {
    expect(sqrtUnit(unit('V^2/m^2')).symbol).toBe('V/m');
    expect(sqrtUnit(unit('V')).symbol).toBe('V^0.5');
    expect(powerUnit(unit('V'), 1.5).symbol).toBe('V^1.5');
    expect(powerUnit(unit('V/m'), -1).symbol).toBe('m/V');
    const third = powerUnit(unit('V'), 1 / 3);
    expect(third.symbol).toBe('V^(1/3)');
    expect(multiplyUnits(multiplyUnits(third, third), third)).toEqual(unit('V'));
    expect(powerUnit(unit('/cc'), 0)).toEqual(unit(''));
  });

  it('gives the plasma frequency in Hz and the Debye length in m', () => {
    const chargeSquared = powerUnit(unit('C'), 2);
    const density = multiplyUnits(unit('/m^3'), chargeSquared);
    expect(sqrtUnit(divideUnits(density, multiplyUnits(unit('F/m'), unit('kg')))).symbol).toBe('Hz');
    expect(sqrtUnit(divideUnits(multiplyUnits(unit('F/m'), unit('J')), density)).symbol).toBe('m');
  });

  it('refuses exponents that no quantity has', () => {
    expect(() => powerUnit(unit('V'), 100)).toThrowError(UnitExponentError);
    expect(() => powerUnit(unit('V'), Number.NaN)).toThrowError(UnitExponentError);
    const high = powerUnit(unit('V'), 60);
    expect(() => multiplyUnits(high, high)).toThrowError('The exponent 120 of V is not between -99 and 99');
    expect(() => powerUnit(unit('eV'), 50)).toThrowError(UnitExponentError);
    expect(powerUnit(unit(''), 1000)).toEqual(unit(''));
  });
});

describe('parseUnit', () => {
  it.each([
    ['m^-3', '/m^3'],
    ['/m^3', '/m^3'],
    ['1/m', '/m'],
    ['A m^-2', 'A/m^2'],
    ['A*m**-2', 'A/m^2'],
    ['kg m/s^2', 'N'],
    ['kg·m/s/s', 'N'],
    ['cm^-3', '/cc'],
    ['1/cc', '/cc'],
    ['1e6 /m^3', '/cc'],
    ['s^-1 m^-2', '/m^2s'],
    ['A/m^2s', 'A/(m^2 s)'],
    ['(V/m)^2', 'V^2/m^2'],
    ['W/(m^2 K)', 'W/(K m^2)'],
    ['m^(3/2)', 'm^1.5'],
    ['N/C', 'V/m'],
    ['Pa', 'J/m^3'],
    ['us', 'µs'],
    ['kohm', 'kΩ'],
    ['g', 'g'],
    [' V ', 'V'],
  ])('%s is %s', (text, symbol) => {
    expect(parseUnit(text)?.symbol).toBe(symbol);
  });

  it.each([
    ['parsec'],
    ['J/K m'],
    ['m^'],
    ['m^200'],
    ['(m^99)^99'],
    ['eV^60'],
    ['m/'],
    ['/'],
    ['()'],
    ['(V'],
    ['V)'],
    ['kkg'],
    ['m 2'],
    ['0 m'],
    ['V,m'],
    ['((((((m))))))'],
    ['m '.repeat(200)],
    ['(m^(1/0))'],
  ])('%s is no unit', (text) => {
    expect(parseUnit(text)).toBeNull();
  });

  it('answers every text', () => {
    const words = fc.constantFrom(
      'm',
      'eV',
      'V',
      ' ',
      '/',
      '^',
      '-',
      '2',
      '(',
      ')',
      '.',
      '*',
      '1e6',
      'µ',
      'cc',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (list) => {
        const parsed = parseUnit(list.join(''));
        if (parsed !== null) expect(parseUnit(parsed.symbol)).toEqual(parsed);
      }),
      { numRuns: 400 },
    );
  });
});

/** A unit made by up to five operations on units that fields have. */
const leaf = fc
  .constantFrom(
    'V',
    'V/m',
    'T',
    'A/m^2',
    'A/m',
    'C/m^3',
    '/cc',
    '/m^3',
    'm/s',
    'm',
    's',
    'eV',
    'kg',
    'C',
    '/m^2s',
    'F/m',
    'km',
    'K',
  )
  .map(unit);
const made: fc.Arbitrary<Unit> = fc
  .tuple(
    leaf,
    fc.array(
      fc.oneof(
        fc.record({ kind: fc.constantFrom('multiply', 'divide'), by: leaf, exponent: fc.constant(1) }),
        fc.record({
          kind: fc.constant('power'),
          by: leaf,
          // Symbols round thirds of thirds to six decimals; halves of halves are exact.
          exponent: fc.constantFrom(2, 0.5, -1),
        }),
      ),
      { maxLength: 5 },
    ),
  )
  .map(([first, steps]) =>
    steps.reduce((so, { kind, by, exponent }) => {
      if (kind === 'multiply') return multiplyUnits(so, by);
      return kind === 'divide' ? divideUnits(so, by) : powerUnit(so, exponent);
    }, first),
  );

describe('every unit that comes out', () => {
  it('has a symbol that reads back as itself', () => {
    fc.assert(
      fc.property(made, (u) => {
        const read = parseUnit(u.symbol);
        expect(read).toMatchObject({ symbol: u.symbol, factorToSi: u.factorToSi });
        expect(read !== null && sameDimension(read.dimension, u.dimension)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('has the dimension and the factor of the operation', () => {
    fc.assert(
      fc.property(made, made, (a, b) => {
        const both = multiplyUnits(a, b);
        const exponents = (u: Unit) => [
          u.dimension.m,
          u.dimension.kg,
          u.dimension.s,
          u.dimension.A,
          u.dimension.K,
        ];
        exponents(both).forEach((sum, k) => {
          expect(sum).toBeCloseTo((exponents(a)[k] ?? 0) + (exponents(b)[k] ?? 0), 5);
        });
        expect(both.factorToSi / (a.factorToSi * b.factorToSi)).toBeCloseTo(1, 8);
        expect(multiplyUnits(b, a).symbol).toBe(both.symbol);
        expect(sameDimension(divideUnits(both, b).dimension, a.dimension)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('convertFactor', () => {
  it('is the ratio of the factors, and null between dimensions', () => {
    expect(convertFactor(unit('/cc'), unit('/m^3'))).toBe(1e6);
    expect(convertFactor(unit('J'), unit('eV'))).toBeCloseTo(6.241509074e18, -10);
    expect(convertFactor(unit('T'), unit('A/m'))).toBeNull();
  });
});
