import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisTicks } from './axis-ticks.js';
import { plainLabel } from './tick-format.js';

const texts = (min: number, max: number, lengthPx: number, fontSizePx = 20) =>
  axisTicks({
    scale: { kind: 'linear', min, max },
    orientation: 'horizontal',
    lengthPx,
    fontSizePx,
  }).ticks.map(({ label }) => plainLabel(label));

describe('axisTicks', () => {
  it('thins out as the axis gets shorter', () => {
    expect(texts(0, 64, 600)).toEqual(['0', '10', '20', '30', '40', '50', '60']);
    expect(texts(0, 64, 130)).toEqual(['0', '50']);
    expect(texts(0, 64, 0)).toEqual([]);
  });

  it('writes a power of ten once, at the end', () => {
    const { ticks, exponentText } = axisTicks({
      scale: { kind: 'linear', min: 0, max: 1.33e-5 },
      orientation: 'horizontal',
      lengthPx: 600,
      fontSizePx: 20,
    });
    expect(exponentText).toBe('1e−5');
    expect(ticks.map(({ label }) => plainLabel(label))).toEqual([
      '0.0',
      '0.2',
      '0.4',
      '0.6',
      '0.8',
      '1.0',
      '1.2',
    ]);
    expect(ticks[1]?.position).toBeCloseTo(0.2 / 1.33, 12);
  });

  it('never lets two labels touch', () => {
    const range = fc.tuple(
      fc.double({ min: -1e7, max: 1e7, noNaN: true }),
      fc.double({ min: 1e-9, max: 1e7, noNaN: true }),
    );
    fc.assert(
      fc.property(range, fc.integer({ min: 1, max: 3000 }), fc.boolean(), ([min, span], lengthPx, log) => {
        fc.pre(min + span > min);
        const scale = log
          ? ({ kind: 'log', min: span, max: span * (2 + Math.abs(min)) } as const)
          : ({ kind: 'linear', min, max: min + span } as const);
        const labelWidth = (label: readonly { text: string }[]) =>
          12 * label.reduce((n, { text }) => n + text.length, 0);
        const { ticks } = axisTicks({
          scale,
          orientation: 'horizontal',
          lengthPx,
          fontSizePx: 20,
          labelWidth,
        });
        let end = Number.NEGATIVE_INFINITY;
        for (const { position, label } of ticks) {
          expect(position).toBeGreaterThanOrEqual(-1e-9);
          expect(position).toBeLessThanOrEqual(1 + 1e-9);
          if (label.length === 0) continue;
          expect(position * lengthPx - labelWidth(label) / 2).toBeGreaterThan(end);
          end = position * lengthPx + labelWidth(label) / 2;
        }
      }),
    );
  });
});
