import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameChanges } from './animation-change.js';

const FREE = 9;
const room = (size: number) => ({ before: new Uint8Array(size), changed: new Uint8Array(size) });

/** Pictures of one size with few values, so that some stay as they are. */
const films = fc
  .record({ widthPx: fc.integer({ min: 1, max: 9 }), heightPx: fc.integer({ min: 1, max: 7 }) })
  .chain(({ widthPx, heightPx }) =>
    fc.record({
      widthPx: fc.constant(widthPx),
      heightPx: fc.constant(heightPx),
      pictures: fc.array(
        fc.uint8Array({ min: 0, max: 2, minLength: widthPx * heightPx, maxLength: widthPx * heightPx }),
        { minLength: 1, maxLength: 5 },
      ),
    }),
  );

describe('changes from frame to frame', () => {
  it.each([1, 2] as const)('laid over each other give the pictures again, on a grid of %i', (grid) => {
    fc.assert(
      fc.property(films, ({ widthPx, heightPx, pictures }) => {
        const stride = widthPx + 3;
        const changes = new FrameChanges(room(stride * heightPx), FREE, grid);
        const shown = new Uint8Array(widthPx * heightPx);
        for (const picture of pictures) {
          const pixels = new Uint8Array(stride * heightPx);
          for (let y = 0; y < heightPx; y++)
            pixels.set(picture.subarray(y * widthPx, (y + 1) * widthPx), y * stride);
          const change = changes.next({ pixels, stride, widthPx, heightPx });
          expect(change.x % grid).toBe(0);
          expect(change.y % grid).toBe(0);
          for (const [i, pixel] of change.pixels.entries()) {
            const at = (change.y + Math.floor(i / change.width)) * widthPx + change.x + (i % change.width);
            if (!change.transparent) expect(pixel).not.toBe(FREE);
            if (pixel !== FREE) shown[at] = pixel;
          }
          expect(shown).toEqual(picture);
        }
      }),
    );
  });

  it('are the smallest rectangle, one pixel when nothing changed, all of the first frame', () => {
    const size = { stride: 8, widthPx: 8, heightPx: 6 };
    const changes = new FrameChanges(room(48), FREE);
    const pixels = new Uint8Array(48);
    expect(changes.next({ ...size, pixels })).toMatchObject({ x: 0, y: 0, width: 8, height: 6 });
    expect(changes.next({ ...size, pixels })).toMatchObject({ x: 0, y: 0, width: 1, height: 1 });
    pixels[2 * 8 + 3] = 1;
    pixels[4 * 8 + 6] = 1;
    expect(changes.next({ ...size, pixels })).toMatchObject({ x: 3, y: 2, width: 4, height: 3 });
  });

  it('are transparent where they then have fewer edges, and never without a free value', () => {
    const size = { stride: 64, widthPx: 64, heightPx: 1 };
    const noise = Uint8Array.from({ length: 64 }, (_, i) => (i * 5) % 3);
    const next = noise.slice();
    next[0] = 7;
    next[63] = 7;
    const changes = new FrameChanges(room(64), FREE);
    changes.next({ ...size, pixels: noise });
    expect(changes.next({ ...size, pixels: next })).toMatchObject({ transparent: true, width: 64 });
    const opaque = new FrameChanges(room(64), null);
    opaque.next({ ...size, pixels: noise });
    expect(opaque.next({ ...size, pixels: next })).toMatchObject({ transparent: false, pixels: next });
  });
});
