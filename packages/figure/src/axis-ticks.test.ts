import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AxisTickOptions, axisTicks, type TickWishes } from './axis-ticks.js';
import type { AxisScale } from './scene.js';
import { plainLabel } from './tick-format.js';
import type { TickNotation } from './tick-notation.js';

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

const asked = (scale: AxisScale, wishes: TickWishes = {}, more: Partial<AxisTickOptions> = {}) =>
  axisTicks({ scale, orientation: 'horizontal', lengthPx: 900, fontSizePx: 20, ...more, ...wishes });
const labelled = (scale: AxisScale, wishes: TickWishes = {}, more: Partial<AxisTickOptions> = {}) =>
  asked(scale, wishes, more)
    .ticks.map(({ label }) => plainLabel(label))
    .filter((text) => text !== '');
const time: AxisScale = { kind: 'linear', min: 0, max: 2.3e-5 };

describe('notations', () => {
  it('writes ×10ⁿ once with a raised exponent', () => {
    const { exponentLabel, exponentText, prefix } = asked(time, { notation: 'power' });
    expect(exponentLabel).toEqual([
      { text: '×10', raised: false },
      { text: '−5', raised: true },
    ]);
    expect(exponentText).toBe('×10⁻⁵');
    expect(prefix).toBeNull();
    expect(labelled(time, { notation: 'power' })).toEqual(['0.0', '0.5', '1.0', '1.5', '2.0']);
    // matplotlib alone writes these with all their zeros.
    const longer: AxisScale = { kind: 'linear', min: 0, max: 2.1e-4 };
    expect(labelled(longer, { count: 4 })).toContain('0.0001');
    expect(labelled(longer, { count: 4, notation: 'power' })).toEqual(['0', '1', '2']);
    expect(asked({ kind: 'linear', min: 0, max: 64 }, { notation: 'power' }).exponentText).toBe('');
  });

  it('writes what numbers have in common once', () => {
    const far: AxisScale = { kind: 'linear', min: 100_000.1, max: 100_000.4 };
    expect(asked(far, { notation: 'power' }).exponentText).toBe('+100000');
    expect(labelled(far, { notation: 'power', count: 4 })).toEqual(['0.1', '0.2', '0.3', '0.4']);
    const farther: AxisScale = { kind: 'linear', min: 1.2345678e9, max: 1.2345679e9 };
    expect(asked(farther, { notation: 'power' }).exponentText).toBe('+1.234567×10⁹');
  });

  it('writes m × 10ⁿ at each tick, or every digit', () => {
    expect(labelled(time, { notation: 'scientific', count: 4 })).toEqual(['0', '1×10⁻⁵', '2×10⁻⁵']);
    expect(labelled(time, { notation: 'plain', count: 2 })).toEqual(['0.00000', '0.00002']);
    expect(asked(time, { notation: 'plain' }).exponentText).toBe('');
    expect(labelled({ kind: 'linear', min: -3e6, max: 0 }, { notation: 'plain', count: 3 })).toEqual([
      '−3000000',
      '−2000000',
      '−1000000',
      '0',
    ]);
  });

  it('chooses one prefix for the axis and says so', () => {
    const { prefix, exponentText, ticks } = asked(time, { notation: 'prefix', unit: 's' });
    expect(prefix).toEqual({ unit: 'µs', factor: 1e6 });
    expect(exponentText).toBe('');
    expect(ticks.map(({ label }) => plainLabel(label))).toEqual(['0', '5', '10', '15', '20']);
    expect(ticks[1]?.value).toBeCloseTo(5e-6, 15);
    expect(asked(time, { notation: 'prefix', unit: 'm^-3' })).toMatchObject({
      prefix: null,
      exponentText: '×10⁻⁵',
    });
    expect(asked(time, { notation: 'prefix' }).prefix).toBeNull();
  });
});

describe('wishes', () => {
  it('places ticks at given values with given texts', () => {
    const scale: AxisScale = { kind: 'linear', min: 0, max: 10 };
    expect(labelled(scale, { values: [7, 2, 2, 11, Number.NaN] })).toEqual(['2', '7']);
    expect(labelled(scale, { values: [7, 2.5, 11], labels: ['wall', 'sheath', 'outside'] })).toEqual([
      'sheath',
      'wall',
    ]);
    expect(labelled(scale, { count: 2, labels: ['low', 'middle', 'high', 'none'] })).toEqual([
      'low',
      'middle',
      'high',
    ]);
    expect(asked(scale, { values: [] }).ticks).toEqual([]);
  });

  it('keeps texts of any length apart', () => {
    const scale: AxisScale = { kind: 'linear', min: 0, max: 10 };
    const labels = ['a very long text indeed', 'another very long text', 'and a third one'];
    expect(labelled(scale, { values: [4, 5, 9], labels })).toEqual([labels[0], labels[2]]);
  });

  it('marks given values of a logarithmic axis as numbers where these are short', () => {
    const scale: AxisScale = { kind: 'log', min: 1, max: 1e6 };
    expect(labelled(scale, { values: [-1, 0, 20, 500] })).toEqual(['20', '500']);
    expect(labelled(scale, { values: [20, 1e5] })).toEqual(['2×10¹', '10⁵']);
  });

  it('adds minor ticks on request and leaves them out on request', () => {
    const minor = (scale: AxisScale, wishes: TickWishes, lengthPx = 900) =>
      asked(scale, wishes, { lengthPx }).ticks.filter((tick) => tick.minor).length;
    expect(minor({ kind: 'linear', min: 0, max: 50 }, {})).toBe(0);
    expect(minor({ kind: 'linear', min: 0, max: 50 }, { minor: true, count: 5 })).toBe(20);
    expect(minor({ kind: 'linear', min: 0, max: 50 }, { minor: true, count: 5 }, 5)).toBe(0);
    expect(minor({ kind: 'log', min: 1, max: 1000 }, {})).toBe(24);
    expect(minor({ kind: 'log', min: 1, max: 1000 }, { minor: false })).toBe(0);
    expect(minor({ kind: 'log', min: 1, max: 1000 }, {}, 40)).toBe(0);
  });

  it('leaves out minor ticks of a power axis only where it is drawn together', () => {
    const { ticks } = asked({ kind: 'power', min: -4, max: 10, gamma: 2 }, { minor: true });
    const minor = ticks.filter((tick) => tick.minor).map(({ position }) => position);
    expect(minor.length).toBeGreaterThan(15);
    for (const [k, position] of minor.entries()) {
      expect((position - (minor[k - 1] ?? -1)) * 900).toBeGreaterThan(1);
    }
  });

  it('runs from right to left on an inverted axis', () => {
    const { ticks } = asked({ kind: 'linear', min: 0, max: 4, inverted: true }, { count: 2 });
    expect(ticks.map(({ value, position }) => [value, position])).toEqual([
      [0, 1],
      [2, 0.5],
      [4, 0],
    ]);
  });

  it('spaces the ticks of power and symmetric logarithmic axes as these scales do', () => {
    const power: AxisScale = { kind: 'power', min: 0, max: 100, gamma: 0.5 };
    expect(asked(power, { count: 4 }).ticks.map(({ position }) => position)[1]).toBeCloseTo(
      Math.sqrt(0.25),
      12,
    );
    expect(labelled({ kind: 'symlog', min: -50, max: 2000, linthresh: 1 })).toEqual([
      '−10¹',
      '−10⁰',
      '0',
      '10⁰',
      '10¹',
      '10²',
      '10³',
    ]);
  });
});

describe('any axis', () => {
  const end = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.constantFrom(0, 1e-300, 1e300, -1e300, 1e15, 1),
  );
  const scale: fc.Arbitrary<AxisScale> = fc
    .tuple(
      fc.constantFrom('linear', 'log', 'symlog', 'power'),
      end,
      end,
      fc.integer({ min: -290, max: 290 }),
      fc.boolean(),
    )
    .map(([kind, a, b, exponent, inverted]): AxisScale => {
      const [min, max] = [Math.min(a, b), Math.max(a, b)];
      switch (kind) {
        case 'symlog':
          return { kind, min, max, linthresh: 10 ** exponent, inverted };
        case 'power':
          return { kind, min, max, gamma: 0.3 + Math.abs(exponent) / 100, inverted };
        case 'log': {
          const [low, high] = [Math.abs(a), Math.abs(b)].sort((x, y) => x - y);
          return { kind, min: Math.max(1e-300, low ?? 1), max: high ?? 2, inverted };
        }
        default:
          return { kind: 'linear', min, max, inverted };
      }
    });
  const notation = fc.constantFrom<TickNotation>('auto', 'plain', 'scientific', 'power', 'prefix');
  const options = fc.record({
    scale,
    notation,
    orientation: fc.constantFrom<'horizontal' | 'vertical'>('horizontal', 'vertical'),
    lengthPx: fc.integer({ min: 0, max: 2000 }),
    fontSizePx: fc.integer({ min: 4, max: 40 }),
    minor: fc.option(fc.boolean(), { nil: undefined }),
    unit: fc.constantFrom('m', 's', 'V/m', '/m^3', null),
  });

  it('has few ticks inside it, and labels that do not touch', () => {
    fc.assert(
      fc.property(options, (some) => {
        fc.pre(some.scale.min < some.scale.max);
        const { ticks } = axisTicks(some);
        expect(ticks.length).toBeLessThan(150);
        let previous: { from: number; to: number } | null = null;
        const inOrder = [...ticks].sort((a, b) => a.position - b.position);
        for (const { value, position, label } of inOrder) {
          expect(Number.isFinite(value)).toBe(true);
          expect(position).toBeGreaterThanOrEqual(-1e-6);
          expect(position).toBeLessThanOrEqual(1 + 1e-6);
          if (label.length === 0) continue;
          expect(plainLabel(label)).not.toMatch(/NaN|Infinity|undefined/);
          const characters = label.reduce(
            (sum, { text, raised }) => sum + (raised ? 0.7 : 1) * text.length,
            0,
          );
          const size =
            some.orientation === 'vertical' ? some.fontSizePx : 0.64 * some.fontSizePx * characters;
          const from = position * some.lengthPx - size / 2;
          if (previous !== null) expect(from).toBeGreaterThan(previous.to);
          previous = { from, to: from + size };
        }
      }),
      { numRuns: 400 },
    );
  });

  it('has labels that tell ticks apart', () => {
    const ordinary = fc.tuple(
      fc.double({ min: -1e7, max: 1e7, noNaN: true }),
      fc.double({ min: 1e-4, max: 1e7, noNaN: true }),
    );
    fc.assert(
      fc.property(ordinary, notation, ([min, span], how) => {
        const texts = labelled({ kind: 'linear', min, max: min + span }, { notation: how, unit: 'm' });
        expect(new Set(texts).size).toBe(texts.length);
      }),
    );
  });
});
