import { describe, expect, it } from 'vitest';
import { Parameters } from './parameters.js';
import { TimeAxis } from './time-axis.js';

function parameters(body: string, key = '!!key dx=[0.5],to_c=[10000.0]'): Parameters {
  return Parameters.parse(`${key}\n&g ${body} /`);
}

const fiveOutputs = [0, 1, 2, 3, 4];

describe('TimeAxis', () => {
  it.each([
    ['ifdiag=1000 dt=0.002', '!!key dx=[0.5],to_c=[10000.0]', 0.00013342563807926082, 3.3356409519815205e-5],
    ['ifdiag=5 dt=0.05', '!!key dx=[0.001],to_c=[1000.0]', 4 * 8.339102379953801e-10, 8.339102379953801e-10],
  ])('%s', (body, key, fourth, spacing) => {
    const axis = TimeAxis.of('fields', fiveOutputs, parameters(body, key));
    expect((axis.timeSeconds(4) ?? 0) / fourth).toBeCloseTo(1, 13);
    expect((axis.spacingSeconds ?? 0) / spacing).toBeCloseTo(1, 13);
    expect(axis.timeSeconds(0)).toBe(0);
  });

  it('gives currents an interval of their own', () => {
    const both = parameters('ifdiag=100 ijdiag=30 dt=0.5');
    expect(TimeAxis.of('fields', fiveOutputs, both).stepOf(2)).toBe(200);
    expect(TimeAxis.of('currents', fiveOutputs, both).stepOf(2)).toBe(60);
    expect(TimeAxis.of('currents', fiveOutputs, both).timeEmses(2)).toBe(30);
  });

  it.each([
    [0, 0],
    [-5, 0],
    [1, 100],
    [100, 100],
    [101, 200],
  ])('begins at the first multiple at or after hdfdigstart = %i', (start, step) => {
    const axis = TimeAxis.of('fields', fiveOutputs, parameters(`ifdiag=100 dt=1 hdfdigstart=${start}`));
    expect(axis.stepOf(0)).toBe(step);
    expect(axis.stepOf(1)).toBe(step + 100);
  });

  it('counts by the keys of the snapshots, not by their places', () => {
    const axis = TimeAxis.of('fields', [5, 6, 9], parameters('ifdiag=10 dt=0.1'));
    expect([0, 1, 2].map((k) => axis.stepOf(k))).toEqual([50, 60, 90]);
    expect(axis.uniform).toBe(false);
    expect(axis.spacingEmses).toBeCloseTo(2, 12);
    expect(axis.stepOf(3)).toBe(100);
  });

  it('counts steps or outputs when that is all that is known', () => {
    const noDt = TimeAxis.of('fields', fiveOutputs, parameters('ifdiag=10'));
    expect([noDt.measure, noDt.timeEmses(3), noDt.timeSeconds(3)]).toEqual(['step', 30, null]);
    const noInterval = TimeAxis.of('fields', fiveOutputs, parameters('dt=0.1 ifdiag=0'));
    expect([noInterval.measure, noInterval.timeEmses(3), noInterval.spacingSeconds]).toEqual([
      'output',
      3,
      null,
    ]);
    const nothing = TimeAxis.of('fields', [], null);
    expect([nothing.timeEmses(3), nothing.spacingEmses, nothing.uniform]).toEqual([3, 1, true]);
    const noKey = TimeAxis.of('fields', fiveOutputs, parameters('ifdiag=10 dt=0.1', ''));
    expect([noKey.timeEmses(1), noKey.timeSeconds(1)]).toEqual([1, null]);
  });
});
