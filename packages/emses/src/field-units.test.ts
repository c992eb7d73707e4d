import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { golden, goldenRun } from '../test/golden-fixture.js';
import { densityUnitProblem, fieldUnit } from './field-units.js';
import { Parameters } from './parameters.js';

const small = Parameters.parse(readFileSync(`${goldenRun}/plasma.inp`, 'utf8'));

function withBody(body: string): Parameters {
  return Parameters.parse(`!!key dx=[0.5],to_c=[10000.0]\n&plasma ${body} /`);
}

describe('fieldUnit', () => {
  const fields = Object.entries(golden.units.field_units).filter(
    ([name]) => !/^(t|axis|p\d.*|u1x|foo)$/.test(name),
  );

  it.each(fields)('%s is as in the original when compatible', (name, expected) => {
    const unit = fieldUnit(name, small, { compat: 'emout' });
    expect(unit?.symbol).toBe(expected?.unit);
    expect((unit?.ratio ?? Number.NaN) / (expected?.ratio ?? Number.NaN)).toBeCloseTo(1, 13);
    expect((unit?.factor ?? Number.NaN) / (expected?.reverse_of_1 ?? Number.NaN)).toBeCloseTo(1, 13);
  });

  it('gives the magnetic field in tesla', () => {
    for (const name of ['bx', 'by', 'bz', 'rbx', 'rby', 'rbz']) {
      const unit = fieldUnit(name, small);
      expect(unit?.symbol).toBe('T');
      expect(unit?.factor).toBeCloseTo(3.409017658992889e-7, 20);
    }
  });

  it('knows species of several digits', () => {
    expect(fieldUnit('nd12p', small)?.symbol).toBe('/cc');
    expect(fieldUnit('rhobksp10', small)?.symbol).toBe('C/m^3');
    expect(fieldUnit('j12x', small)?.symbol).toBe('A/m^2');
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
    expect(fieldUnit('rho', parameters)?.factor).toBeCloseTo(1.8097920643668614e-13, 25);
  });
});

describe('the density unit', () => {
  it.each([
    ['!!key dx=[0.5],to_c=[10000.0]\n&plasma wp(1)=2.1 qm(1)=-1 /', 4.981463180808436],
    ['!!key dx=[0.001],to_c=[1000]\n&plasma wp=0.5950737974070107 qm=-1,0.001 /', 9999999.979611212],
  ])('%j', (text, perCc) => {
    const unit = fieldUnit('nd1p', Parameters.parse(text));
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
