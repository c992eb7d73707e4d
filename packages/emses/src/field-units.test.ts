import { readFileSync } from 'node:fs';
import { findUnit } from '@emout/units/unit';
import { describe, expect, it } from 'vitest';
import { goldenRun } from '../test/golden-fixture.js';
import { densityUnitProblem } from './density-unit.js';
import { fieldUnit, quantityUnit } from './field-units.js';
import { Parameters } from './parameters.js';

const small = Parameters.parse(readFileSync(`${goldenRun}/plasma.inp`, 'utf8'));

function withBody(body: string): Parameters {
  return Parameters.parse(`!!key dx=[0.5],to_c=[10000.0]\n&plasma ${body} /`);
}

describe('fieldUnit', () => {
  it('gives the magnetic field in tesla', () => {
    for (const name of ['bx', 'by', 'bz', 'rbx', 'rby', 'rbz']) {
      const unit = fieldUnit(name, small);
      expect(unit?.symbol).toBe('T');
      expect(unit?.factor).toBeCloseTo(3.409017658992889e-7, 20);
    }
  });

  it('knows species of several digits', () => {
    const symbols = ['nd12p', 'rhobksp10', 'rhobkac10', 'j12x', 'p10x', 'p10vx', 'p10tid'].map(
      (name) => fieldUnit(name, small)?.symbol,
    );
    expect(symbols).toEqual(['/m^3', 'C/m^3', 'C/m^3', 'A/m^2', 'm', 'm/s', '']);
  });

  it.each(['rhobksp10', 'p10x', 'nd0p', 'phi', 'j'])(
    '%s is as in the original, which is not always right',
    (name) => {
      expect(fieldUnit(name, small, { compat: 'emout' })?.symbol).toBe(name === 'j' ? 'A/m^2' : undefined);
    },
  );

  it('gives densities per cubic metre, or per cubic centimetre when asked to', () => {
    const perM3 = fieldUnit('nd2p', small);
    const perCc = fieldUnit('nd2p', small, { density: 'cm^-3' });
    expect([perM3?.symbol, perCc?.symbol]).toEqual(['/m^3', '/cc']);
    expect((perM3?.factor ?? 0) / 5.000458256737797e6).toBeCloseTo(1, 13);
    expect((perCc?.factor ?? 0) / 5.000458256737797).toBeCloseTo(1, 13);
    expect(fieldUnit('nd2p', small, { compat: 'emout', density: 'm^-3' })).toEqual(perM3);
  });

  it('knows the quantity without parameters', () => {
    const names = ['phisp', 'rex', 'bz', 'nd10p', 'j1s', 'rhobk', 'p2vz', 'p2tid', 'foo'];
    expect(names.map((name) => quantityUnit(name)?.symbol ?? null)).toEqual([
      ...['V', 'V/m', 'T', '/m^3', 'A/m^2', 'C/m^3', 'm/s', '', null],
    ]);
    expect(quantityUnit('bz', { compat: 'emout' })).toBe(findUnit('A/m'));
    expect(quantityUnit('nd1p', { compat: 'emout' })).toBe(findUnit('/cc'));
  });

  it.each(['phi', 'temp1', 'nd1', 'nd0p', 'foo', 'u1x', 'e', 'exx', ''])('%j has none', (name) => {
    expect(fieldUnit(name, small)).toBeNull();
  });

  it('has none without a key or without parameters', () => {
    expect(fieldUnit('phisp', null)).toBeNull();
    expect(fieldUnit('phisp', Parameters.parse('&plasma wp(1)=1 /'))).toBeNull();
  });

  it('takes fields for SI that the solver wrote in SI', () => {
    const parameters = withBody('wp(1)=2 qm(1)=-1 deltax=0.5');
    expect(fieldUnit('phisp', parameters)).toMatchObject({ symbol: 'V', ratio: 1, factor: 1 });
    expect(fieldUnit('j1x', parameters)).toMatchObject({ symbol: 'A/m^2', factor: 1 });
    expect(fieldUnit('phisp', parameters, { compat: 'emout' })?.factor).toBeCloseTo(0.00510998891677442, 15);
    expect(fieldUnit('rho', parameters)?.factor).toBeCloseTo(1.8097920643668614e-13, 25);
  });
});

describe('the density unit', () => {
  it.each([
    ['!!key dx=[0.5],to_c=[10000.0]\n&plasma wp(1)=2.1 qm(1)=-1 /', 4.981463180808436],
    ['!!key dx=[0.001],to_c=[1000]\n&plasma wp=0.5950737974070107 qm=-1,0.001 /', 9999999.979611212],
  ])('%j', (text, perCc) => {
    const unit = fieldUnit('nd1p', Parameters.parse(text), { compat: 'emout' });
    expect((unit?.factor ?? 0) / perCc).toBeCloseTo(1, 13);
  });

  it.each([
    ['wp(1)=0 qm(1)=-1', 'wp(1) is zero or missing'],
    ['qm(1)=-1', 'wp(1) is'],
    ['wp(2)=1 qm(1)=-1', 'wp(1) is'],
    ['wp(1)=1 qm(1)=0', 'qm(1) is'],
    ["wp(1)='a'", 'wp(1) and qm(1) are'],
  ])('is missing with %s', (body, problem) => {
    expect(fieldUnit('nd1p', withBody(body))).toBeNull();
    expect(densityUnitProblem(withBody(body))).toContain(problem);
  });

  it('is no problem where it exists', () => {
    expect(densityUnitProblem(small)).toBeNull();
  });
});
