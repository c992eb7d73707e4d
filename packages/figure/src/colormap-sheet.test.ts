import { describe, expect, it } from 'vitest';
import { colormapSheet } from './colormap-sheet.js';
import { isColorBlindSafe } from './colormap-vision.js';
import { COLORMAP_NAMES, type ColormapName } from './colormaps.js';
import type { Mark, Scene } from './scene.js';
import type { TextMetrics } from './text-metrics.js';
import { themeOf } from './theme.js';

const metrics: TextMetrics = {
  measure: (text, { sizePx }) => ({
    width: 0.6 * sizePx * text.length,
    ascent: 0.76 * sizePx,
    descent: 0.24 * sizePx,
  }),
};
const light = themeOf({ theme: 'matplotlib', mode: 'light' });
const sheet = (names: readonly ColormapName[]) => colormapSheet(names, light, metrics);
const base = COLORMAP_NAMES.filter((name) => !name.endsWith('_r'));

const textsOf = ({ marks }: Scene): string[] =>
  marks.flatMap((mark) => (mark.kind === 'text' ? mark.runs.map(({ text }) => text) : []));

function boxOf(mark: Mark): { left: number; right: number; top: number; bottom: number } | null {
  if (mark.kind === 'raster') {
    const { x, y, width, height } = mark.rect;
    return { left: x, right: x + width, top: y, bottom: y + height };
  }
  if (mark.kind !== 'text') return null;
  const width = mark.runs.reduce((sum, run) => sum + metrics.measure(run.text, run.font).width, 0);
  const left = mark.align === 'right' ? mark.x - width : mark.x;
  return { left, right: left + width, top: mark.y - 6, bottom: mark.y };
}

describe('colormapSheet', () => {
  it('shows every map once, with its ramp, its lightness and what is seen of it', () => {
    const scene = sheet([...base, 'viridis']);
    const texts = textsOf(scene);
    for (const name of base) expect(texts.filter((text) => text === name)).toHaveLength(1);
    const count = (kind: Mark['kind']) => scene.marks.filter((mark) => mark.kind === kind).length;
    expect(count('raster')).toBe(2 * base.length);
    expect(count('polyline')).toBe(base.length);
    // One more explains the crosses.
    expect(count('markers')).toBe(base.filter((name) => !isColorBlindSafe(name)).length + 1);
  });

  it('names the groups, and those that go on in a further column', () => {
    expect(
      textsOf(sheet(['tab10', 'RdBu_r', 'viridis'])).filter((text) => /^[A-Z][a-z]+(,|$)/.test(text)),
    ).toEqual(['Sequential', 'Diverging', 'Qualitative']);
    expect(textsOf(sheet(base))).toContain('Sequential, continued');
  });

  it.each([
    ['all', base],
    ['all, reversed too', COLORMAP_NAMES],
    ['one', ['viridis'] as const],
    ['none', []],
  ])('keeps everything on the page and apart: %s', (_, names) => {
    const scene = sheet(names);
    const boxes = scene.marks.flatMap((mark) => boxOf(mark) ?? []);
    for (const [i, a] of boxes.entries()) {
      expect(a.left).toBeGreaterThanOrEqual(0);
      expect(a.top).toBeGreaterThanOrEqual(0);
      expect(a.right).toBeLessThanOrEqual(scene.widthPx);
      expect(a.bottom).toBeLessThanOrEqual(scene.heightPx);
      const hit = boxes
        .slice(0, i)
        .find((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom);
      expect(hit).toBeUndefined();
    }
  });
});
