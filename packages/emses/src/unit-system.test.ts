import { describe, expect, it } from 'vitest';
import { golden } from '../test/golden-fixture.js';
import { type UnitName, UnitSystem } from './unit-system.js';

const A = UnitSystem.from({ dxM: 0.5, toC: 10_000 });
const B = UnitSystem.from({ dxM: 0.001, toC: 1000 });

/** name, unit, ratio with A, SI size of one EMSES unit with A and with B. */
const WORKED: readonly (readonly [UnitName, string, number, number, number])[] = [
  ['pi', '', 1, 1, 1],
  ['e', '', 1, 1, 1],
  ['c', 'm/s', 3.3356409519815205e-5, 29979.2458, 299792.458],
  ['e0', 'F/m', 112940906690.56172, 8.854187816464273e-12, 8.854187816464273e-12],
  ['m0', 'N/A^2', 0.007957747153555702, 125.66370615999998, 1.2566370616000002],
  ['qe', 'C', 44203973249262.336, 2.2622400804585768e-14, 4.524480160917153e-15],
  ['me', 'kg', 7.774684157944543e24, 1.2862258835018429e-25, 2.5724517670036856e-26],
  ['mi', 'kg', 7.774684157944543e24, 1.2862258835018429e-25, 2.5724517670036856e-26],
  ['qe_me', 'C/kg', 5.685629454682427e-12, 175882021150.08484, 175882021150.08484],
  ['kB', 'J/K', 1, 1, 1],
  ['length', 'm', 2, 0.5, 0.001],
  ['m', 'kg', 7.774684157944543e24, 1.2862258835018429e-25, 2.5724517670036856e-26],
  ['t', 's', 59958.4916, 1.6678204759907602e-5, 3.3356409519815204e-9],
  ['f', 'Hz', 1.6678204759907602e-5, 59958.4916, 299792458],
  ['v', 'm/s', 3.3356409519815205e-5, 29979.2458, 299792.458],
  ['n', '/m^3', 0.125, 8, 999999999.9999999],
  ['N', '/m^2s', 4.169551189976901e-6, 239833.9664, 299792457999999.94],
  ['F', 'N', 4325251382068086.5, 2.3120043476452404e-16, 2.3120043476452397e-12],
  ['P', 'W', 144274856376.4098, 6.931214662872531e-12, 6.931214662872529e-7],
  ['W', 'J', 8650502764136173, 1.1560021738226202e-16, 2.3120043476452397e-15],
  ['w', 'J/m^3', 1081312845517021.6, 9.248017390580962e-16, 2.3120043476452395e-6],
  ['eps', 'F/m', 112940906690.56172, 8.854187816464273e-12, 8.854187816464273e-12],
  ['q', 'C', 44203973249262.336, 2.2622400804585768e-14, 4.524480160917153e-15],
  ['rho', 'C/m^3', 5525496656157.792, 1.8097920643668614e-13, 4.524480160917153e-6],
  ['q_m', 'C/kg', 5.685629454682427e-12, 175882021150.08484, 175882021150.08484],
  ['i', 'A', 737242917.0526755, 1.356405028613589e-9, 1.3564050286135888e-6],
  ['J', 'A/m^2', 184310729.26316887, 5.425620114454356e-9, 1.356405028613589],
  ['phi', 'V', 195.6951406914656, 0.00510998891677442, 0.510998891677442],
  ['E', 'V/m', 97.8475703457328, 0.01021997783354884, 510.9988916774419],
  ['H', 'A/m', 368621458.52633774, 2.712810057227178e-9, 0.0013564050286135887],
  ['C', 'F', 225881813381.12344, 4.427093908232137e-12, 8.854187816464273e-15],
  ['R', 'Ω', 2.654418729091477e-7, 3767303.1351096146, 376730.31351096136],
  ['G', 'S', 3767303.135109614, 2.654418729091477e-7, 2.6544187290914775e-6],
  ['mu', 'H/m', 0.007957747153555702, 125.66370615999998, 1.2566370616],
  ['B', 'T', 2933396.3623275147, 3.409017658992889e-7, 0.0017045088294964446],
  ['L', 'H', 0.015915494307111405, 62.83185307999999, 0.0012566370616],
  ['T', 'K', 8650502764136174, 1.15600217382262e-16, 2.3120043476452397e-15],
  ['a', 'm/s^2', 5.563250280268092e-10, 1797510357.4736352, 89875517873681.75],
  ['EC', 'S/m', 1883651.567554807, 5.308837458182954e-7, 0.0026544187290914773],
];

function expectClose(actual: number, expected: number, relative = 1e-14): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(Math.abs(expected) * relative);
}

describe('UnitSystem', () => {
  it.each(WORKED)('%s', (name, unit, ratioA, siA, siB) => {
    expect(A.get(name).unit).toBe(unit);
    expectClose(A.get(name).ratio, ratioA);
    expectClose(A.get(name).reverse(1), siA);
    expectClose(B.get(name).reverse(1), siB);
  });

  it('has every unit of the worked table and no other', () => {
    expect(Object.keys(A.units).sort()).toEqual(WORKED.map(([name]) => name).sort());
  });

  it('agrees with the original on both sides of every pair', () => {
    for (const [name, expected] of Object.entries(golden.units.translators)) {
      const unit = WORKED.map(([known]) => known).find((known) => known === name);
      expect(unit, name).toBeDefined();
      if (unit === undefined) continue;
      const translator = A.get(unit);
      expect(translator.unit).toBe(expected.unit);
      expectClose(translator.ratio, expected.ratio);
      expectClose(translator.si, expected.from_unit);
      expectClose(translator.emses, expected.to_unit);
    }
  });

  it('converts both ways', () => {
    expectClose(A.get('v').trans(1e5), 3.33564095198152);
    expectClose(A.get('v').reverse(4.107), 123124.7625006);
    expectClose(B.get('phi').trans(-7.5), -14.677135551859921);
  });

  it('keeps the relation of B and H that tells them apart', () => {
    const mu0 = A.get('m0').si;
    expectClose(mu0 * A.get('H').reverse(1), A.get('B').reverse(1) / 10_000 ** 2, 1e-12);
  });
});
