import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTicks } from './tick-format.js';
import { coveringTicks, tickValues } from './ticks.js';

interface GoldenAxes {
  readonly class: string;
  readonly label: string;
  readonly xlim: readonly [number, number];
  readonly ylim: readonly [number, number];
  readonly xticklabels: readonly string[];
  readonly yticklabels: readonly string[];
}

const GOLDEN: { small: { plots: { expr: string; axes?: GoldenAxes[] }[] } } = JSON.parse(
  readFileSync(new URL('../../../fixtures/golden/small.json', import.meta.url), 'utf8'),
);

/** Axis ends, most intervals, labels with one beyond each end, and the text at the axis end, from matplotlib 3.10.9. */
const MATPLOTLIB: readonly [number, number, number, readonly string[], string][] = [
  [0.999999448473906, 0.9999997120209483, 4, ['4', '5', '6', '7', '8'], '1e−7+9.99999e−1'],
  [0.9999547660656909, 0.9999765949204549, 3, ['5', '6', '7', '8'], '1e−5+9.999e−1'],
  [
    1.00028645600749,
    1.000707091128778,
    8,
    ['0.0002', '0.0003', '0.0004', '0.0005', '0.0006', '0.0007', '0.0008'],
    '+1',
  ],
  [0.9998579259624611, 0.99990444299783, 7, ['5', '6', '7', '8', '9', '10', '11'], '1e−5+9.998e−1'],
  [-1.3417148953785416e-5, -7.2175370114741864e-6, 5, ['−1.4', '−1.2', '−1.0', '−0.8', '−0.6'], '1e−5'],
  [0.9999993914009698, 1.0000009306277304, 6, ['−1.0', '−0.5', '0.0', '0.5', '1.0'], '1e−6+1'],
  [-2.522109124390438e-9, 1.934745136448049e-9, 1, ['−5.0', '−2.5', '0.0', '2.5'], '1e−9'],
  [0.9999999971176419, 1.0000000060957939, 6, ['−4', '−2', '0', '2', '4', '6', '8'], '1e−9+1'],
  [0.9999999991537741, 1.000000003656468, 2, ['−2.5', '0.0', '2.5', '5.0'], '1e−9+1'],
  [1.0000000382007475, 1.0000002627375013, 3, ['−1', '0', '1', '2'], '1e−7+1.0000001'],
  [0.9999387973048766, 1.0000387021427988, 2, ['0', '5', '10', '15'], '1e−5+9.999e−1'],
  [77487181.01145165, 343524482.73080647, 9, ['0.5', '1.0', '1.5', '2.0', '2.5', '3.0', '3.5'], '1e8'],
  [-6.160170079384842e-5, 8.887954823867272e-5, 3, ['−10', '−5', '0', '5', '10'], '1e−5'],
  [-2259104.990777576, 6839406.364249438, 5, ['−4', '−2', '0', '2', '4', '6', '8'], '1e6'],
  [3.3075888212627884, 13.466935964236152, 9, ['2', '4', '6', '8', '10', '12', '14'], ''],
  [-77.9286455315563, -31.561037022839074, 5, ['−80', '−70', '−60', '−50', '−40', '−30'], ''],
  [
    -771698.8772895287,
    -243944.07529908826,
    9,
    ['−800000', '−700000', '−600000', '−500000', '−400000', '−300000', '−200000'],
    '',
  ],
  [-1.7476870781892981, -0.7338364658642909, 9, ['−1.8', '−1.6', '−1.4', '−1.2', '−1.0', '−0.8', '−0.6'], ''],
  [0.9871980918253975, 1.001940893072696, 3, ['0.985', '0.990', '0.995', '1.000', '1.005'], ''],
  [1.0003221057583735, 1.0029104241601712, 4, ['1.000', '1.001', '1.002', '1.003'], ''],
  [
    0.004654061448761708,
    0.11361771517165832,
    6,
    ['0.00', '0.02', '0.04', '0.06', '0.08', '0.10', '0.12'],
    '',
  ],
  [0.9955577237053383, 0.9988726211724847, 5, ['0.995', '0.996', '0.997', '0.998', '0.999'], ''],
];

describe('ticks of the reference plots', () => {
  const cases = GOLDEN.small.plots.flatMap(({ expr, axes = [] }) =>
    axes
      .filter((one) => one.class === 'AxesSubplot')
      .flatMap((one) => {
        const y = {
          expr,
          which: one.label === '<colorbar>' ? 'colour bar' : 'y',
          lim: one.ylim,
          labels: one.yticklabels,
        };
        return one.label === '<colorbar>'
          ? [y]
          : [{ expr, which: 'x', lim: one.xlim, labels: one.xticklabels }, y];
      }),
  );

  it.each(cases)('$which of $expr', ({ lim: [min, max], labels }) => {
    expect(formatTicks(coveringTicks(min, max), min, max).labels).toEqual(labels);
  });

  it('covers every kind of axis', () => {
    expect(cases.length).toBeGreaterThan(40);
  });
});

describe('coveringTicks', () => {
  it.each(MATPLOTLIB)('from %d to %d in %i intervals', (min, max, maxIntervals, labels, exponentText) => {
    expect(formatTicks(coveringTicks(min, max, { maxIntervals }), min, max)).toEqual({
      labels,
      exponentText,
    });
  });

  it('places few, ascending, round values that cover any range', () => {
    const size = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        size,
        fc.integer({ min: 1, max: 9 }),
        (min, span, n) => {
          const max = min + span;
          fc.pre(span > 1e-6 * Math.abs(min));
          const ticks = coveringTicks(min, max, { maxIntervals: n });
          expect(ticks[0]).toBeLessThanOrEqual(min + 1e-5 * span);
          expect(ticks.at(-1)).toBeGreaterThanOrEqual(max - 1e-5 * span);
          expect(ticks).toEqual([...ticks].sort((a, b) => a - b));
          expect(tickValues(min, max, { maxIntervals: n }).length).toBeLessThanOrEqual(Math.max(n + 1, 7));
        },
      ),
    );
  });

  it('survives a range without width', () => {
    expect(coveringTicks(5, 5).every(Number.isFinite)).toBe(true);
    expect(coveringTicks(0, 0).every(Number.isFinite)).toBe(true);
  });
});
