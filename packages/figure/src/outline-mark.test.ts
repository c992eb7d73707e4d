import { describe, expect, it } from 'vitest';
import { OUTLINE_STROKE, outlineMarks } from './outline-mark.js';

const AXES = { x: 10, y: 20, width: 100, height: 50 };
const VIEW = { x: { kind: 'linear', min: 0, max: 10 }, y: { kind: 'linear', min: 0, max: 10 } } as const;

describe('outlineMarks', () => {
  it('draws a line on a wider white rim, clipped to the axes', () => {
    const points = Float64Array.of(0, 0, 10, 10, Number.NaN, Number.NaN, 5, 5, 20, 5);
    const marks = outlineMarks({ points }, VIEW, AXES, OUTLINE_STROKE, 2);
    expect(marks).toMatchObject([
      { kind: 'polyline', stroke: { r: 255, g: 255, b: 255 }, widthPx: 5.4, clip: AXES },
      { kind: 'polyline', stroke: { r: 0, g: 0, b: 0 }, widthPx: 2.55, clip: AXES },
    ]);
    for (const mark of marks)
      expect(mark.kind === 'polyline' && [...mark.points]).toEqual([
        10,
        70,
        110,
        20,
        Number.NaN,
        Number.NaN,
        60,
        45,
        210,
        45,
      ]);
  });

  it('keeps the rim as wide beside a wider line, and as opaque', () => {
    const stroke = { color: { r: 9, g: 9, b: 9, a: 0.5 }, widthPt: 3, dash: [2, 1] };
    expect(outlineMarks({ points: Float64Array.of(0, 0, 1, 1) }, VIEW, AXES, stroke, 1)).toMatchObject([
      { stroke: { a: 0.5 }, widthPx: expect.closeTo(4.425) },
      { stroke: { a: 0.5 }, widthPx: 3, dashPx: [6, 3] },
    ]);
    expect(outlineMarks({ points: new Float64Array() }, VIEW, AXES, OUTLINE_STROKE, 1)).toEqual([]);
  });
});
