import type { FontFamily, TextMark, TextRun } from '@emout/figure/scene';
import type { TextMetrics } from '@emout/figure/text-metrics';
import { faceOf } from './fonts-faces.js';
import { paint, xmlText } from './svg-markup.js';
import { svgNumber } from './svg-path.js';
import { textBox } from './text-box.js';

/** What stands in where a reader has not the typeface: near relatives first, Japanese before the generic family. */
const FALLBACKS: Readonly<Record<FontFamily, string>> = {
  'DejaVu Sans': "'DejaVu Sans','Bitstream Vera Sans',Verdana,'Noto Sans JP','Noto Sans CJK JP',sans-serif",
  'DejaVu Sans Mono': "'DejaVu Sans Mono','Bitstream Vera Sans Mono',Menlo,Consolas,monospace",
  'Source Sans 3': "'Source Sans 3','Source Sans Pro','Noto Sans JP','Noto Sans CJK JP',Arial,sans-serif",
  'Source Serif 4': "'Source Serif 4','Source Serif Pro',Georgia,'Noto Serif JP','Noto Sans JP',serif",
  'Source Code Pro': "'Source Code Pro',Menlo,Consolas,'Noto Sans JP',monospace",
};

const ANCHORS: Readonly<Record<TextMark['align'], string>> = {
  left: '',
  center: ' text-anchor="middle"',
  right: ' text-anchor="end"',
};

/** The list of typefaces for a family, as an attribute. */
export function fontFamily(family: FontFamily): string {
  return ` font-family="${FALLBACKS[family]}"`;
}

/** A text as a `<text>` element, one `<tspan>` for each run where it has several; `common` is the family set outside. */
export function svgText(mark: TextMark, metrics: TextMetrics, common: FontFamily): string {
  const runs = shownRuns(mark.runs);
  const [first] = runs;
  if (first === undefined) return '';
  const { x, y, angleDeg, halo } = mark;
  const turn =
    angleDeg === 0 ? '' : ` transform="rotate(${svgNumber(-angleDeg)} ${svgNumber(x)} ${svgNumber(y)})"`;
  const rim =
    halo === undefined || !(halo.widthPx > 0)
      ? ''
      : `${paint('stroke', halo.color)} stroke-width="${svgNumber(2 * halo.widthPx)}" stroke-linejoin="round" paint-order="stroke"`;
  const words = runs.map(({ text }) => text).join('');
  const space = /^\s|\s$|\s\s/.test(words) ? ' xml:space="preserve"' : '';
  const baseline = y + textBox(mark, metrics).baseline;
  const open = `<text x="${svgNumber(x)}" y="${svgNumber(baseline)}"${turn}${ANCHORS[mark.align]}`;
  const style = `${paint('fill', mark.color)}${rim}${space}`;
  if (runs.length === 1 && first.riseUpPx === 0 && first.shiftPx === 0) {
    return `${open}${fontStyle(first, common)}${style}>${xmlText(first.text)}</text>`;
  }
  let rise = 0;
  const spans = runs.map((run) => {
    const down = rise - run.riseUpPx;
    rise = run.riseUpPx;
    const dx = run.shiftPx === 0 ? '' : ` dx="${svgNumber(run.shiftPx)}"`;
    const dy = Math.abs(down) < 0.005 ? '' : ` dy="${svgNumber(down)}"`;
    return `<tspan${dx}${dy}${fontStyle(run, common)}>${xmlText(run.text)}</tspan>`;
  });
  return `${open}${style}>${spans.join('')}</text>`;
}

/** Runs with letters; the shift of one without goes to the next. */
function shownRuns(runs: readonly TextRun[]): Required<TextRun>[] {
  const shown: Required<TextRun>[] = [];
  let pending = 0;
  for (const run of runs) {
    pending += run.shiftPx ?? 0;
    if (run.text === '') continue;
    shown.push({ ...run, shiftPx: pending });
    pending = 0;
  }
  return shown;
}

function fontStyle({ font }: TextRun, common: FontFamily): string {
  const family = font.family === common ? '' : fontFamily(font.family);
  const face = faceOf(font);
  const weight = Number(face.weight) === 400 ? '' : ` font-weight="${face.weight}"`;
  const style = face.style === 'italic' ? ' font-style="italic"' : '';
  return ` font-size="${svgNumber(font.sizePx)}"${family}${weight}${style}`;
}
