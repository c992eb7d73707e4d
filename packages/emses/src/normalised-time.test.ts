import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { goldenRun } from '../test/golden-fixture.js';
import { Parameters } from './parameters.js';
import { TimeAxis } from './time-axis.js';

function axis(body: string, key = ''): TimeAxis {
  return TimeAxis.of('fields', [0, 1, 2], Parameters.parse(`${key}\n&g ${body} /`));
}

describe('time in plasma periods', () => {
  it.each([
    ['wpe', 'ωpe t', 2.1],
    ['wpi', 'ωpi t', 0.049],
  ] as const)('%s counts in wp, without dx and V', (clock, label, frequency) => {
    const time = axis('wp(1:2)=2.1,0.049 ifdiag=1000 dt=0.002 hdfdigstart=1').normalised(clock);
    if (time.kind !== 'known') throw new Error(time.reason);
    expect(time).toMatchObject({ label, unit: '', frequency, spacing: frequency * 2 });
    expect(time.at(2)).toBeCloseTo(frequency * 3000 * 0.002, 12);
  });

  it.each([
    ['ifdiag=10 dt=0.1 wp(2)=1', 'wpe', 'wp(1) is zero or missing, so ωpe t is not known.'],
    ['ifdiag=10 dt=0.1 wp=1,0', 'wpi', 'wp(2) is zero or missing, so ωpi t is not known.'],
    ['ifdiag=10 wp=1', 'wpe', 'The parameters give no dt or no output interval, so ωpe t is not known.'],
  ] as const)('%s: %s is not known', (body, clock, reason) => {
    expect(axis(body).normalised(clock)).toEqual({ kind: 'unknown', reason });
  });
});

describe('time as the original has it', () => {
  const parameters = Parameters.parse(
    '!!key dx=[0.5],to_c=[10000.0]\n&g ifdiag=100 ijdiag=30 dt=0.5 hdfdigstart=250 /',
  );

  it('is position · ifdiag · dt, whatever hdfdigstart and ijdiag are', () => {
    const time = TimeAxis.of('currents', [5, 6, 9], parameters, { compat: 'emout' });
    expect([0, 1, 2].map((k) => time.timeEmses(k))).toEqual([0, 50, 100]);
    expect(time.uniform).toBe(true);
    expect(TimeAxis.of('currents', [5, 6, 9], parameters).timeEmses(0)).toBe((270 + 5 * 30) * 0.5);
  });

  it('has the unit of the golden run', () => {
    const small = Parameters.parse(readFileSync(`${goldenRun}/plasma.inp`, 'utf8'));
    const time = TimeAxis.of('currents', [0, 1], small, { compat: 'emout' });
    const seconds = (100 * 0.002 * 0.5 * 10_000) / 299_792_458;
    expect((time.timeSeconds(1) ?? 0) / seconds).toBeCloseTo(1, 13);
  });
});
