import type { TextMark } from '@emout/figure/scene';
import type { TextMetrics } from '@emout/figure/text-metrics';
import type { CanvasRenderingContext2D } from 'canvas';
import { cssColor, withClip } from './canvas-style.js';
import { cssFont } from './fonts.js';
import { textStart } from './text-box.js';

/** Paints a text, its rim first, so that no letter lies under the rim of its neighbour. */
export function paintText(context: CanvasRenderingContext2D, mark: TextMark, metrics: TextMetrics): void {
  withClip(context, mark.clip, () => {
    const { x, y, cos, sin, widths } = textStart(mark, metrics);
    context.save();
    context.transform(cos, sin, -sin, cos, x, y);
    context.textAlign = 'left';
    context.textBaseline = 'alphabetic';
    const { halo } = mark;
    if (halo !== undefined && halo.widthPx > 0) {
      context.strokeStyle = cssColor(halo.color);
      // The stroke lies half inside the letters.
      context.lineWidth = 2 * halo.widthPx;
      context.lineJoin = 'round';
      context.setLineDash([]);
      eachRun(context, mark, widths, (text, at, rise) => context.strokeText(text, at, rise));
    }
    context.fillStyle = cssColor(mark.color);
    eachRun(context, mark, widths, (text, at, rise) => context.fillText(text, at, rise));
    context.restore();
  });
}

function eachRun(
  context: CanvasRenderingContext2D,
  { runs, angleDeg }: TextMark,
  widths: readonly number[],
  paint: (text: string, x: number, y: number) => void,
): void {
  // Along x and y letters stand on whole pixels, raised or not.
  const upright = angleDeg % 90 === 0;
  let advance = 0;
  for (const [k, run] of runs.entries()) {
    advance += run.shiftPx ?? 0;
    context.font = cssFont(run.font);
    paint(run.text, advance, -(upright ? Math.round(run.riseUpPx) : run.riseUpPx));
    advance += widths[k] ?? 0;
  }
}
