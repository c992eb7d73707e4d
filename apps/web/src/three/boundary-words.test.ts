import { describe, expect, it } from 'vitest';
import { parameterWords } from './boundary-words';
import { axisUnits, boxText, lengthUnit } from './lengths';
import { typeWord } from './type-name';

const metres = lengthUnit(128, 0.5, 'si');

describe('lengths', () => {
  it('take one prefix by the largest', () => {
    expect(metres).toEqual({ perCell: 0.5, symbol: 'm' });
    const small = lengthUnit(16, 0.001, 'si');
    expect(small.symbol).toBe('mm');
    expect(small.perCell).toBeCloseTo(1, 12);
    expect(lengthUnit(128, 0.5, 'emses').symbol).toBeNull();
    expect(lengthUnit(128, null, 'si').symbol).toBeNull();
  });

  it('give each axis its own', () => {
    const units = axisUnits({ min: [0, 0, 0], max: [4, 40, 40_000_000] }, 0.5, 'si');
    expect(units.unit).toEqual(['m', 'm', 'km']);
    expect(units.perCell[2]).toBeCloseTo(5e-4, 12);
  });

  it('write the size of the domain', () => {
    expect(boxText({ nx: 128, ny: 128, nz: 96 }, metres)).toBe('64 × 64 × 48');
  });
});

describe('the numbers of a boundary', () => {
  it('carry the unit of the page', () => {
    const parameters = [
      { name: 'sphere_origin', values: [8, 6, 25] },
      { name: 'sphere_radius', values: [2.5] },
    ];
    expect(parameterWords({ parameters }, metres).map(({ kind, text }) => [kind, text])).toEqual([
      ['origin', '(4, 3, 12.5)\u00a0m'],
      ['radius', '1.25\u00a0m'],
    ]);
    const grid = lengthUnit(128, 0.5, 'emses');
    expect(parameterWords({ parameters }, grid)[1]?.text).toBe('2.5\u00a0EMSES');
  });

  it('write a box as ranges, flat along one axis or not', () => {
    const parameters = [{ name: 'rectangle_shape', values: [2, 6, 3, 9, 20, 20] }];
    expect(parameterWords({ parameters }, metres)[0]?.text).toBe(
      'x\u00a01–3, y\u00a01.5–4.5, z\u00a010\u00a0m',
    );
  });

  it('do not give a unit to what may be no length', () => {
    const parameters = [{ name: 'boundary_conductor_id', values: [2] }];
    expect(parameterWords({ parameters }, metres)[0]?.text).toBe('2\u00a0EMSES');
  });
});

describe('typeWord', () => {
  it('tells the axis apart from the type', () => {
    expect(typeWord('open-cylindery')).toEqual({ word: 'openCylinder', axis: 'y' });
    expect(typeWord('cylinder-hole')).toEqual({ word: 'cylinderHole', axis: '' });
    expect(typeWord('constructor')).toBeNull();
  });
});
