import { describe, expect, it } from 'vitest';
import { bandRects, bandTicks } from './banded-bar.js';

const color = { r: 1, g: 2, b: 3, a: 1 };
const bands = [-3, -1.5, 0, 1.5, 3, 4.5].map((from) => ({ from, to: from + 1.5, color }));
const scale = { kind: 'linear', min: -3, max: 6 } as const;

describe('the bands of a colour bar', () => {
  it('fill it from end to end without gaps', () => {
    const rect = { x: 10, y: 20, width: 7, height: 91 };
    const marks = bandRects(rect, bands, scale, false);
    const places = marks.flatMap((mark) => (mark.kind === 'rect' ? [mark.rect] : []));
    expect(places).toHaveLength(6);
    expect(places[0]?.y).toBe(111 - (places[0]?.height ?? 0));
    for (const [i, place] of places.slice(1).entries()) {
      expect(place.y + place.height).toBe(places[i]?.y);
      expect(Number.isInteger(place.y)).toBe(true);
    }
    expect(places[5]?.y).toBe(20);
  });

  it('run to the right in a bar that lies', () => {
    const [first] = bandRects({ x: 10, y: 20, width: 90, height: 7 }, bands, scale, true);
    expect(first).toMatchObject({ rect: { x: 10, y: 20, width: 15, height: 7 } });
  });

  it('leave out what lies beyond the scale', () => {
    expect(
      bandRects({ x: 0, y: 0, width: 9, height: 90 }, [{ from: 7, to: 9, color }], scale, false),
    ).toEqual([]);
  });

  it('have ticks at their ends, thinned around zero', () => {
    expect(bandTicks(bands, 10)).toEqual([-3, -1.5, 0, 1.5, 3, 4.5, 6]);
    expect(bandTicks(bands, 4)).toEqual([-3, 0, 3, 6]);
    expect(bandTicks(bands, 3)).toEqual([0, 4.5]);
  });
});
