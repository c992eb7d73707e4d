import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filmFrames, positionAtShare, stripShare } from './film-frames';

describe('filmFrames', () => {
  it('has one frame for each step of a short series', () => {
    const frames = filmFrames(20, 20, 800);
    expect(frames).toHaveLength(20);
    expect(frames.every(({ first, last, shown }) => first === last && shown === first)).toBe(true);
  });

  it('samples a long series', () => {
    const frames = filmFrames(200, 200, 800);
    expect(frames.length).toBe(20);
    expect(frames[0]).toEqual({ first: 0, last: 9, shown: 4, written: true });
  });

  it('marks steps that are not written', () => {
    const frames = filmFrames(13, 20, 800);
    expect(frames.filter(({ written }) => written)).toHaveLength(13);
    expect(frames.at(-1)?.written).toBe(false);
  });

  it('covers every step once and shows only written ones', () => {
    const sizes = fc.record({
      written: fc.integer({ min: 1, max: 3000 }),
      more: fc.integer({ min: 0, max: 500 }),
      width: fc.integer({ min: 120, max: 1600 }),
    });
    fc.assert(
      fc.property(sizes, ({ written, more, width }) => {
        const frames = filmFrames(written, written + more, width);
        expect(frames.length).toBeLessThanOrEqual(40);
        let next = 0;
        for (const frame of frames) {
          expect(frame.first).toBe(next);
          next = frame.last + 1;
          if (frame.written) expect(frame.shown).toBeLessThan(written);
          expect(frame.shown).toBeGreaterThanOrEqual(frame.first);
        }
        expect(next).toBe(written + more);
      }),
    );
  });
});

describe('positionAtShare', () => {
  it('finds the step whose frame is pressed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(499), (total, k) => {
        const position = k % total;
        expect(positionAtShare(stripShare(position, total), total, total)).toBe(position);
      }),
    );
  });

  it('stays among the written steps', () => {
    expect(positionAtShare(0.99, 13, 20)).toBe(12);
    expect(positionAtShare(-1, 13, 20)).toBe(0);
  });
});
