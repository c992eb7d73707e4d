import type { Font, Rect, TextMark, TextRun } from './scene.js';
import type { TextMetrics } from './text-metrics.js';
import type { TickLabel } from './tick-format.js';

/** Exponents are 0.7 of the size and stand 0.38 em above the baseline, as in matplotlib's mathtext. */
const RAISED_SIZE = 0.7;
const RAISE_EM = 0.38;
/** A text that is too long gets smaller down to this part of its size; then it is cut. */
const LEAST_SHRINK = 0.7;

/** The same metrics, each text measured once. */
export function rememberingMetrics(metrics: TextMetrics): TextMetrics {
  const known = new Map<string, ReturnType<TextMetrics['measure']>>();
  return {
    measure(text, font) {
      const key = `${font.sizePx} ${font.weight} ${font.style} ${font.family} ${text}`;
      const found = known.get(key) ?? metrics.measure(text, font);
      known.set(key, found);
      return found;
    },
  };
}

/** A tick label as runs of text, its exponents raised. */
export function labelRuns(label: TickLabel, font: Font): TextRun[] {
  return label.map(({ text, raised }) =>
    raised
      ? { text, font: { ...font, sizePx: font.sizePx * RAISED_SIZE }, riseUpPx: RAISE_EM * font.sizePx }
      : { text, font, riseUpPx: 0 },
  );
}

/** Width of runs one behind the other, and their reach above and below the common baseline. */
export function measureRuns(
  runs: readonly TextRun[],
  metrics: TextMetrics,
): { width: number; ascent: number; descent: number } {
  let [width, ascent, descent] = [0, 0, 0];
  for (const { text, font, riseUpPx } of runs) {
    const box = metrics.measure(text, font);
    width += box.width;
    ascent = Math.max(ascent, box.ascent + riseUpPx);
    descent = Math.max(descent, box.descent - riseUpPx);
  }
  return { width, ascent, descent };
}

/** The rectangle that a text with an alphabetic baseline covers. */
export function textBox(mark: TextMark, metrics: TextMetrics): Rect {
  const { width, ascent, descent } = measureRuns(mark.runs, metrics);
  const start = { left: 0, center: -width / 2, right: -width }[mark.align];
  switch (mark.angleDeg) {
    case 0:
      return { x: mark.x + start, y: mark.y - ascent, width, height: ascent + descent };
    case 90:
      return { x: mark.x - ascent, y: mark.y - start - width, width: ascent + descent, height: width };
    case -90:
      return { x: mark.x - descent, y: mark.y + start, width: ascent + descent, height: width };
  }
}

/** The text in one run no wider than `maxWidth`: smaller if that is enough, else cut with an ellipsis; null if nothing fits. */
export function fitText(text: string, font: Font, maxWidth: number, metrics: TextMetrics): TextRun | null {
  const { width } = metrics.measure(text, font);
  if (width <= maxWidth) return { text, font, riseUpPx: 0 };
  const shrink = Math.max(LEAST_SHRINK, (0.99 * maxWidth) / width);
  const smaller = { ...font, sizePx: font.sizePx * shrink };
  const fits = (candidate: string): boolean => metrics.measure(candidate, smaller).width <= maxWidth;
  if (fits(text)) return { text, font: smaller, riseUpPx: 0 };
  const characters = [...text];
  let [low, high] = [0, characters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(cut(characters, middle))) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? null : { text: cut(characters, low), font: smaller, riseUpPx: 0 };
}

function cut(characters: readonly string[], count: number): string {
  return `${characters.slice(0, count).join('').trimEnd()}…`;
}
