import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose } from './compose.js';
import { tileRects } from './layout.js';
import { axisOf, fieldOf, PLAIN_METRICS, panelOf } from './sample-fields.test-data.js';
import { parseFigureSpec } from './spec.js';
import { expectTidy } from './testing/tidy-texts.js';

const data = { run: 'a', expr: 'phisp[-1,:,64,:]' };
const magnitude = fc.integer({ min: -30, max: 30 }).map((n) => Number(`1e${n}`));
const axis = (name: 'x' | 'z') =>
  fc
    .tuple(
      fc.integer({ min: 1, max: 5 }),
      fc.double({ min: -1000, max: 1000, noNaN: true }),
      fc.double({ min: 0.01, max: 99, noNaN: true }),
      magnitude,
    )
    .map(([count, first, spacing, size]) => axisOf(name, count, first * size, spacing * size));
const value = fc.tuple(
  fc.double({ min: -10, max: 1e6, noNaN: true }),
  fc.double({ min: 1e-6, max: 10, noNaN: true }),
  magnitude,
);
const field = fc
  .tuple(axis('z'), axis('x'), value, fc.boolean())
  .map(([z, x, [base, span, factor], isLine]) =>
    fieldOf(isLine ? [z] : [z, x], (k) => base + (span * k) / 25, factor),
  );
const title = fc.oneof(fc.constant(undefined), fc.string({ maxLength: 60 }), fc.constant('w'.repeat(500)));
const panel = fc.record({
  norm: fc.constantFrom('linear', 'log'),
  title,
  colorbar: fc.boolean(),
  aspect: fc.constantFrom('auto', 'equal'),
});
const size = fc.record({
  width: fc.integer({ min: 300, max: 4000 }),
  height: fc.integer({ min: 200, max: 4000 }),
  dpi: fc.integer({ min: 30, max: 600 }),
});

describe('layoutFigure', () => {
  it('clips no text and lets none overlap, whatever the size, dpi and data', () => {
    const panels = fc.array(fc.tuple(panel, field), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(size, panels, ({ width, height, dpi }, shown) => {
        const spec = parseFigureSpec({
          v: 1,
          size: { width: width / dpi, height: height / dpi, dpi },
          panels: shown.map(([{ norm, title, colorbar, aspect }, one]) => ({
            layers: [
              {
                kind: 'map',
                data,
                norm: norm === 'log' && one.factor > 0 ? norm : 'linear',
                limits: limitsFor(norm, one.factor),
              },
            ],
            ...(title === undefined ? {} : { title }),
            colorbar,
            aspect,
          })),
        });
        const texts = expectTidy(
          compose(spec, { panels: shown.map(([, one]) => panelOf(one)) }, PLAIN_METRICS),
        );
        // Texts are left out only where they could not be read.
        if (shown.length <= 4) expect(texts).toBeGreaterThanOrEqual(4 * shown.length);
      }),
      { numRuns: 400 },
    );
  });

  it('keeps matplotlib’s text size where there is room, and some text down to 300 pixels', () => {
    const sizes = (width: number, dpi: number) => {
      const spec = parseFigureSpec({
        v: 1,
        size: { width: width / dpi, height: (0.75 * width) / dpi, dpi },
        panels: [{ layers: [{ kind: 'map', data }] }],
      });
      const one = fieldOf([axisOf('z', 41, 0, 0.5), axisOf('x', 17, 0, 0.5)]);
      const { marks } = compose(spec, { panels: [panelOf(one)] }, PLAIN_METRICS);
      return marks.flatMap((mark) => (mark.kind === 'text' ? mark.runs.map((run) => run.font.sizePx) : []));
    };
    expect(Math.min(...sizes(960, 150))).toBeCloseTo((10 * 150) / 72, 9);
    expect(Math.max(...sizes(4000, 150))).toBeCloseTo((12 * 150) / 72, 9);
    expect(Math.min(...sizes(300, 600))).toBeGreaterThan(6);
    expect(sizes(300, 600).length).toBeGreaterThan(6);
  });
});

describe('tileRects', () => {
  it('leaves no gap and no overlap', () => {
    const grid = fc.record({ rows: fc.integer({ min: 1, max: 8 }), cols: fc.integer({ min: 1, max: 8 }) });
    fc.assert(
      fc.property(
        grid,
        fc.integer({ min: 16, max: 4096 }),
        fc.integer({ min: 16, max: 4096 }),
        ({ rows, cols }, widthPx, heightPx) => {
          const spec = parseFigureSpec({
            v: 1,
            layout: { kind: 'grid', rows, cols },
            panels: Array.from({ length: rows * cols }, () => ({ layers: [{ kind: 'map', data }] })),
          });
          const tiles = tileRects(spec, { widthPx, heightPx, dpi: 100 }).flatMap((tile) => tile ?? []);
          expect(tiles.reduce((area, { width, height }) => area + width * height, 0)).toBe(
            widthPx * heightPx,
          );
          for (const [i, tile] of tiles.entries()) {
            const right = tiles[i + 1];
            if ((i + 1) % cols !== 0) expect(right?.x).toBe(tile.x + tile.width);
            if (i + cols < tiles.length) expect(tiles[i + cols]?.y).toBe(tile.y + tile.height);
          }
        },
      ),
    );
  });
});

function limitsFor(norm: string, factor: number) {
  return norm === 'log'
    ? ({ kind: 'fixed', min: factor, max: 1e5 * factor } as const)
    : ({ kind: 'auto' } as const);
}
