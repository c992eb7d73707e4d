import { PointBuffer } from '@emout/geometry/point-buffer';
import type { MagnitudeBins } from './magnitude-bins.js';

/** Segments are cut into pieces no longer than this where their colour or width changes along them. */
const PIECE_PX = 6;

/** A line on the page with a magnitude at each of its points. */
export interface GradedLine {
  readonly points: Float64Array;
  readonly magnitudes: Float64Array;
}

/**
 * Lines taken apart by the magnitude along them.
 * @returns for each bin its pieces, NaN between them.
 */
export function binnedLines(lines: readonly GradedLine[], bins: MagnitudeBins): Float64Array[] {
  if (bins.count === 1) return [joinedLines(lines)];
  const buffers = Array.from({ length: bins.count }, () => new PointBuffer());
  for (const { points, magnitudes } of lines) {
    let last = -1;
    for (let k = 0; k + 1 < magnitudes.length; k++) {
      const [x0, y0] = [points[2 * k] as number, points[2 * k + 1] as number];
      const [x1, y1] = [points[2 * k + 2] as number, points[2 * k + 3] as number];
      const [m0, m1] = [magnitudes[k] as number, magnitudes[k + 1] as number];
      const long = Math.ceil(Math.hypot(x1 - x0, y1 - y0) / PIECE_PX);
      const pieces = bins.binOf(m0) === bins.binOf(m1) ? 1 : Math.min(64, Math.max(1, long));
      for (let piece = 0; piece < pieces; piece++) {
        const bin = bins.binOf(m0 + ((piece + 0.5) / pieces) * (m1 - m0));
        const buffer = buffers[bin] as PointBuffer;
        if (bin !== last) {
          buffer.pushBreak();
          const from = piece / pieces;
          buffer.push(x0 + from * (x1 - x0), y0 + from * (y1 - y0));
        }
        const to = (piece + 1) / pieces;
        buffer.push(x0 + to * (x1 - x0), y0 + to * (y1 - y0));
        last = bin;
      }
    }
  }
  return buffers.map((buffer) => buffer.take());
}

/** All lines in one array, NaN between them. */
function joinedLines(lines: readonly GradedLine[]): Float64Array {
  const length = lines.reduce((sum, { points }) => sum + points.length + 2, 0);
  const joined = new Float64Array(Math.max(0, length - 2)).fill(Number.NaN);
  let at = 0;
  for (const { points } of lines) {
    joined.set(points, at);
    at += points.length + 2;
  }
  return joined;
}
