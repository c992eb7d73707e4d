import type { MarkerShape } from '@emout/figure/scene';
import type { PathSink } from './path-outline.js';

type Outline = (sink: PathSink, x: number, y: number, radius: number) => void;

/** Where a quarter of a circle has the control points of its Bézier curve, in radii (off by less than 0.03 %). */
const QUARTER = 0.5523;
const TRIANGLE_FOOT = 0.5;
const TRIANGLE_HALF_SIDE = Math.sqrt(3) / 2;

function ring(sink: PathSink, ...corners: readonly (readonly [number, number])[]): void {
  for (const [k, [x, y]] of corners.entries()) {
    if (k === 0) sink.moveTo(x, y);
    else sink.lineTo(x, y);
  }
  sink.closePath();
}

function square(sink: PathSink, x: number, y: number, r: number): void {
  ring(sink, [x - r, y - r], [x + r, y - r], [x + r, y + r], [x - r, y + r]);
}

/** Outlines about (x, y); `radius` is half the size. Plus and cross are lines, the others are closed. */
export const MARKER_OUTLINES: Readonly<Record<MarkerShape, Outline>> = {
  circle: (sink, x, y, r) => {
    const q = QUARTER * r;
    sink.moveTo(x + r, y);
    sink.bezierCurveTo(x + r, y + q, x + q, y + r, x, y + r);
    sink.bezierCurveTo(x - q, y + r, x - r, y + q, x - r, y);
    sink.bezierCurveTo(x - r, y - q, x - q, y - r, x, y - r);
    sink.bezierCurveTo(x + q, y - r, x + r, y - q, x + r, y);
    sink.closePath();
  },
  square,
  diamond: (sink, x, y, r) => ring(sink, [x, y - r], [x + r, y], [x, y + r], [x - r, y]),
  triangle: (sink, x, y, r) => {
    const foot = y + TRIANGLE_FOOT * r;
    ring(sink, [x, y - r], [x + TRIANGLE_HALF_SIDE * r, foot], [x - TRIANGLE_HALF_SIDE * r, foot]);
  },
  plus: (sink, x, y, r) => {
    sink.moveTo(x - r, y);
    sink.lineTo(x + r, y);
    sink.moveTo(x, y - r);
    sink.lineTo(x, y + r);
  },
  cross: (sink, x, y, r) => {
    sink.moveTo(x - r, y - r);
    sink.lineTo(x + r, y + r);
    sink.moveTo(x - r, y + r);
    sink.lineTo(x + r, y - r);
  },
  point: square,
};

export function isOpenMarker(shape: MarkerShape): boolean {
  return shape === 'plus' || shape === 'cross';
}
