import { type ContourLine, contourLines } from '@emout/geometry/contour-lines';
import { colorContours } from './color-contours.js';
import { type ContourLabel, placeLabels } from './contour-labels.js';
import { contourLevels } from './contour-levels.js';
import type { FieldData } from './data.js';
import { FigureError } from './errors.js';
import type { ExtentOf } from './extents.js';
import { gridPage, onGridPage } from './grid-page.js';
import { haloAround } from './halo.js';
import { resolveLimits } from './limits.js';
import { cutOut } from './line-gaps.js';
import type { MagnitudeColors } from './magnitude-bins.js';
import { type Plane, planeOf } from './plane.js';
import type { PanelView } from './prepared-layer.js';
import { printfNumber } from './printf-number.js';
import type { Color, ColorScale, Font, Mark, Rect, TextRun } from './scene.js';
import { colorOfValue } from './shown-colors.js';
import type { ContourLayer } from './spec-layers.js';
import { type Stroke, strokeMark, strokeOf } from './stroke.js';
import type { TextMetrics } from './text-metrics.js';
import type { Theme } from './theme.js';
import { formatTicks } from './tick-format.js';
import { directionOf } from './tilted-box.js';

/** Room on each side of a label that is let into its line, in em. */
const LABEL_GAP_EM = 0.4;
/** As much more before a minus sign, which could be taken for a dash of the line. */
const MINUS_GAP_EM = 0.2;
/** The middle of a digit of DejaVu Sans lies so far above its baseline. */
const DIGIT_MIDDLE_EM = 0.365;

interface ContourStyle {
  readonly theme: Theme;
  readonly pointPx: number;
  readonly metrics: TextMetrics;
  readonly ink: Color;
  /** Colours of the map below the lines; null without a map. */
  readonly scale: ColorScale | null;
  /** What knows the extents of the figure's arrays already. */
  readonly extentOf?: ExtentOf | undefined;
  /** Colours of the levels; lines are in ink without them. */
  readonly colors?: MagnitudeColors | null;
}

/** Contour lines in true node positions, negative levels dashed, with their values let into the longer lines. */
export function contourMarks(
  layer: ContourLayer,
  field: FieldData,
  view: PanelView,
  axes: Rect,
  style: ContourStyle,
  signal?: AbortSignal,
): Mark[] {
  const plane = planeOf(field, layer.axes);
  if (!(field.factor > 0))
    throw new FigureError(field.expression, `${field.expression} has the unit factor ${field.factor}.`);
  const traced = tracedLines(layer, field, plane, style, signal);
  if (traced === null) return [];
  const { levels } = traced;
  const page = gridPage(plane, view, axes);
  const lines = traced.lines.map((found) => found.map(({ points }) => onGridPage(points, page)));
  const font: Font = {
    family: style.theme.fontFamily,
    sizePx: style.theme.contourLabelPt * style.pointPx,
    weight: 'normal',
    style: 'normal',
  };
  const labels =
    layer.labels && font.sizePx >= 5 ? labelsOf(levels, lines, axes, font, style, layer.format) : [];
  const boxes = labels.map((label) => label.box);
  const strokes = levels.map((level) => lineStroke(layer, level, style));
  const hasHalo = style.theme.contourLabelHalo && style.scale !== null;
  return [
    ...lines.flatMap((found, i): Mark[] => {
      if (found.length === 0) return [];
      const own = boxes.filter((_, k) => labels[k]?.level === i || labels[k]?.isCrowded === true);
      const points = cutOut(joined(found), own);
      const stroke = strokes[i];
      if (stroke === undefined) return [];
      return [
        {
          kind: 'polyline',
          points,
          ...strokeMark(stroke, style.pointPx),
          cap: 'butt',
          join: 'round',
          clip: axes,
        },
      ];
    }),
    ...labels.map((label) => textOf(label, strokes[label.level]?.color ?? style.ink, hasHalo)),
  ];
}

/** Of lines in ink the negative ones are dashed, as matplotlib does; colours tell the sign themselves. */
function lineStroke(layer: ContourLayer, level: number, { theme, ink, colors }: ContourStyle): Stroke {
  const hasColors = colors !== undefined && colors !== null && layer.color === undefined;
  const dash = level < 0 && !hasColors ? theme.dash : null;
  const usual = {
    color: hasColors ? colorOfValue(level, colors.scale, colors.table) : ink,
    widthPt: theme.contourWidthPt,
    dash,
  };
  return strokeOf(layer, usual, theme);
}

interface TracedLines {
  readonly levels: readonly number[];
  readonly lines: readonly (readonly ContourLine[])[];
}

/** Null where the field has no value. */
function tracedLines(
  { levels: asked, ...layer }: ContourLayer,
  field: FieldData,
  { values }: Plane,
  { scale, extentOf }: ContourStyle,
  signal?: AbortSignal,
): TracedLines | null {
  if (asked === 'colors' && scale !== null) return colorContours(values, field.factor, scale, signal);
  const { dataMin, dataMax } = resolveLimits(layer, field, extentOf);
  if (dataMin === null || dataMax === null) return null;
  const levels = contourLevels(dataMin, dataMax, asked === 'colors' ? undefined : asked);
  const stored = levels.map((level) => level / field.factor);
  return { levels, lines: contourLines(values, stored, signal) };
}

function labelsOf(
  levels: readonly number[],
  lines: readonly (readonly Float64Array[])[],
  axes: Rect,
  font: Font,
  { metrics, scale }: ContourStyle,
  format: string | undefined,
): ContourLabel[] {
  const usual = scale?.kind === 'log' ? levels.map(shortText) : evenTexts(levels);
  const texts = format === undefined ? usual : levels.map((level) => printfNumber(format, level));
  const runs = texts.map((text): TextRun => ({ text, font, riseUpPx: 0 }));
  const widths = texts.map((text) => {
    const gap = LABEL_GAP_EM + (text.startsWith('−') ? MINUS_GAP_EM : 0);
    return metrics.measure(text, font).width + 2 * gap * font.sizePx;
  });
  return placeLabels(lines, runs, widths, 1.1 * font.sizePx, axes);
}

/** All with the decimals that tell them apart. */
function evenTexts(levels: readonly number[]): string[] {
  const { labels, exponentText } = formatTicks(levels, Math.min(...levels), Math.max(...levels));
  return labels.map((text) => (exponentText === '' ? text : `${text}${exponentText.replace(/^1e/, 'e')}`));
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Each with the digits it has, as levels of different decades need: 0.01, 1, 2 × 10⁶. */
function shortText(level: number): string {
  const size = Math.abs(level);
  if (size === 0 || (size >= 1e-3 && size < 1e5))
    return String(Number(level.toPrecision(6))).replace('-', '−');
  const [mantissa = '', exponent = ''] = Number(level.toPrecision(6)).toExponential().split('e');
  const power = `10${exponent
    .replace('+', '')
    .replace('-', '⁻')
    .replace(/\d/g, (digit) => SUPERSCRIPTS.charAt(Number(digit)))}`;
  return mantissa === '1' ? power : `${mantissa.replace('-', '−')}×${power}`;
}

function textOf({ box, run }: ContourLabel, color: Color, hasHalo: boolean): Mark {
  // Across the text, from its baseline to the middle of its digits.
  const down = DIGIT_MIDDLE_EM * run.font.sizePx;
  const [right, below] = directionOf(box);
  return {
    kind: 'text',
    x: box.x - down * below,
    y: box.y + down * right,
    runs: [run],
    color,
    align: 'center',
    baseline: 'alphabetic',
    angleDeg: box.angleDeg,
    ...(hasHalo ? { halo: haloAround(color, run.font, 'thin') } : {}),
  };
}

/** All lines of a level in one array, NaN between them. */
function joined(lines: readonly Float64Array[]): Float64Array {
  const length = lines.reduce((total, line) => total + line.length + 2, -2);
  const points = new Float64Array(length).fill(Number.NaN);
  let at = 0;
  for (const line of lines) {
    points.set(line, at);
    at += line.length + 2;
  }
  return points;
}
