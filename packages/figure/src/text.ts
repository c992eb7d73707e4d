import { type SymbolStyle, textRuns } from './rich-text-runs.js';
import type { Font, Rect, TextMark, TextRun } from './scene.js';
import type { TextMetrics } from './text-metrics.js';
import type { TickLabel } from './tick-format.js';

/** Exponents are 0.7 of the size and stand 0.38 em above the baseline, as in matplotlib's mathtext. */
const RAISED_SIZE = 0.7;
const RAISE_EM = 0.38;
/** A text that is too long gets smaller down to this part of its size; then it is cut. */
const LEAST_SHRINK = 0.7;
/** Shrunk texts keep this far below the width, since advances of small letters are rounded. */
const SHRINK_SLACK = 0.99;

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
  let [end, width, ascent, descent] = [0, 0, 0, 0];
  for (const { text, font, riseUpPx, shiftPx = 0 } of runs) {
    const box = metrics.measure(text, font);
    end += shiftPx + box.width;
    width = Math.max(width, end);
    ascent = Math.max(ascent, box.ascent + riseUpPx);
    descent = Math.max(descent, box.descent - riseUpPx);
  }
  return { width, ascent, descent };
}

/** The rectangle along x and y that a text with an alphabetic baseline covers, tilted by any angle. */
export function textBox(mark: TextMark, metrics: TextMetrics): Rect {
  const { width, ascent, descent } = measureRuns(mark.runs, metrics);
  const start = { left: 0, center: -width / 2, right: -width }[mark.align];
  const [cos, sin] = direction(mark.angleDeg);
  // Along the text and up from its baseline.
  const corners = [start, start + width].flatMap((along) => [
    [along * cos - ascent * sin, -along * sin - ascent * cos] as const,
    [along * cos + descent * sin, -along * sin + descent * cos] as const,
  ]);
  const left = Math.min(...corners.map(([x]) => x));
  const top = Math.min(...corners.map(([, y]) => y));
  return {
    x: mark.x + left,
    y: mark.y + top,
    width: Math.max(...corners.map(([x]) => x)) - left,
    height: Math.max(...corners.map(([, y]) => y)) - top,
  };
}

/** Cosine and sine, exact along x and y. */
function direction(angleDeg: number): readonly [number, number] {
  const radians = (angleDeg * Math.PI) / 180;
  const exact = angleDeg % 90 === 0 ? Math.round : (value: number): number => value;
  return [exact(Math.cos(radians)), exact(Math.sin(radians))];
}

/**
 * A label in runs no wider than `maxWidth`: smaller if that is enough, else cut with an ellipsis; null if nothing fits.
 */
export function fitTextRuns(
  text: string,
  font: Font,
  maxWidth: number,
  metrics: TextMetrics,
  symbols?: SymbolStyle,
): TextRun[] | null {
  const runs = textRuns(text, font, metrics, symbols);
  const { width } = measureRuns(runs, metrics);
  if (width <= maxWidth) return runs;
  const shrink = Math.max(LEAST_SHRINK, (SHRINK_SLACK * maxWidth) / width);
  const smaller = runs.map((run) => scaled(run, shrink));
  const ellipsis: TextRun = scaled({ text: '…', font, riseUpPx: 0 }, shrink);
  const fits = (candidate: readonly TextRun[]): boolean => measureRuns(candidate, metrics).width <= maxWidth;
  if (fits(smaller)) return smaller;
  let [low, high] = [0, smaller.reduce((count, run) => count + Array.from(run.text).length, 0)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(cut(smaller, middle, ellipsis))) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? null : cut(smaller, low, ellipsis);
}

function scaled(run: TextRun, factor: number): TextRun {
  return {
    text: run.text,
    font: { ...run.font, sizePx: run.font.sizePx * factor },
    riseUpPx: run.riseUpPx * factor,
    ...(run.shiftPx !== undefined && { shiftPx: run.shiftPx * factor }),
  };
}

/** The first `count` characters and an ellipsis on the line. */
function cut(runs: readonly TextRun[], count: number, ellipsis: TextRun): TextRun[] {
  const kept: TextRun[] = [];
  let left = count;
  for (const run of runs) {
    if (left === 0) break;
    const characters = Array.from(run.text).slice(0, left);
    left -= characters.length;
    kept.push({ ...run, text: characters.join('') });
  }
  const last = kept.at(-1);
  if (last === undefined) return [ellipsis];
  const end = last.text.trimEnd();
  if (last.riseUpPx !== 0 || last.font.style !== ellipsis.font.style)
    return [...kept.slice(0, -1), { ...last, text: end }, ellipsis];
  return [...kept.slice(0, -1), { ...last, text: `${end}…` }];
}
