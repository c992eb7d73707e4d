import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compose } from '@emout/figure/compose';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { PngPainter } from '../png.js';
import { GALLERY } from './gallery.js';

const GOLDEN = fileURLToPath(new URL('../../golden/', import.meta.url));
/** Part of the pixels that may differ visibly: text is hinted as the fonts of the system ask for. */
const TOLERATED_PART = 0.002;
const UPDATE = process.env.GOLDEN_UPDATE === '1';

const painter = new PngPainter();

function differingPart(a: PNG, b: PNG): number {
  expect([a.width, a.height]).toEqual([b.width, b.height]);
  return pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0.1 }) / (a.width * a.height);
}

function decode(bytes: Uint8Array): PNG {
  return PNG.sync.read(Buffer.from(bytes));
}

describe('gallery', () => {
  test('every case has its own name', () => {
    expect(new Set(GALLERY.map(({ name }) => name)).size).toBe(GALLERY.length);
  });

  test.each(GALLERY)('$name', ({ name, spec, data }) => {
    const scene = compose(spec, data, painter.metrics);
    const bytes = painter.render(scene);
    const golden = `${GOLDEN}${name}.png`;
    const changed = `${GOLDEN}${name}-changed.png`;
    rmSync(changed, { force: true });
    if (UPDATE) {
      mkdirSync(GOLDEN, { recursive: true });
      writeFileSync(golden, bytes);
      return;
    }
    expect(existsSync(golden), `${golden} is missing: write it with GOLDEN_UPDATE=1`).toBe(true);
    const part = differingPart(decode(bytes), decode(readFileSync(golden)));
    if (part > TOLERATED_PART) writeFileSync(changed, bytes);
    expect(part).toBeLessThanOrEqual(TOLERATED_PART);
  });

  test.each(GALLERY)('$name looks the same on both paths', ({ spec, data }) => {
    const scene = compose(spec, data, painter.metrics);
    const automatic = decode(painter.render(scene));
    const general = decode(painter.render(scene, { path: 'general' }));
    expect(differingPart(automatic, general)).toBeLessThanOrEqual(TOLERATED_PART / 10);
  });
});
