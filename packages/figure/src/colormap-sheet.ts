import { lightnessProfile } from './colormap-lightness.js';
import { isColorBlindSafe, seenWith } from './colormap-vision.js';
import { type ColormapGroup, type ColormapName, colormapGroup, colorTable } from './colormaps.js';
import type { Color, ColorTable, Font, Mark, RasterMark, Rect, Scene, TextMark } from './scene.js';
import type { TextMetrics } from './text-metrics.js';
import type { Theme } from './theme.js';

const DPI = 150;
const TITLES: Readonly<Record<ColormapGroup, string>> = {
  sequential: 'Sequential',
  diverging: 'Diverging',
  cyclic: 'Cyclic',
  qualitative: 'Qualitative',
  miscellaneous: 'Miscellaneous',
};
const GROUPS = Object.keys(TITLES) as ColormapGroup[];
const UNSAFE_NOTE =
  'not colour-blind safe: clearly different colours look alike, or lightness goes up and down';
/** Maps beyond this many go into a further column, up to three. */
const ROWS_IN_COLUMN = 34;
const MOST_COLUMNS = 3;
const LEAST_ROWS = 3;

/** In points. */
const MARGIN = 16;
const ROW = 15;
const BAR = 10.5;
const HEADING = 30;
const GAP = 8;
const COLUMN_GAP = 26;
const RAMP = 150;
const PROFILE = 54;
const SEEN = 84;
const MARK = 8;

/** One line of the sheet: the title of a group, or a map. */
type Entry =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'map'; readonly name: ColormapName };

/**
 * Colour maps by group with their names: the ramp, its lightness (L* from 0 at the bottom to 100 at the top of its
 * box), what it looks like with deuteranopia, and a cross at those that are not colour-blind safe. At 150 dpi, in up to
 * three columns.
 */
export function colormapSheet(names: readonly ColormapName[], theme: Theme, metrics: TextMetrics): Scene {
  const sheet = new Sheet(theme, metrics, [...new Set(names)]);
  return sheet.scene();
}

class Sheet {
  readonly #marks: Mark[] = [];
  readonly #px = DPI / 72;
  readonly #font: Font;
  readonly #nameWidth: number;

  constructor(
    readonly theme: Theme,
    readonly metrics: TextMetrics,
    readonly names: readonly ColormapName[],
  ) {
    this.#font = { family: theme.fontFamily, sizePx: 8.5 * this.#px, weight: 'normal', style: 'normal' };
    this.#nameWidth = Math.max(0, ...names.map((name) => metrics.measure(name, this.#font).width));
  }

  scene(): Scene {
    const px = this.#px;
    const columns = columnsOf(this.names);
    const widest = this.#columnWidth();
    const note = this.metrics.measure(UNSAFE_NOTE, this.#font).width + (2 * MARGIN + MARK + GAP) * px;
    const width = 2 * MARGIN * px + columns.length * widest + (columns.length - 1) * COLUMN_GAP * px;
    let bottom = 0;
    for (const [k, entries] of columns.entries()) {
      const left = MARGIN * px + k * (widest + COLUMN_GAP * px);
      bottom = Math.max(bottom, this.#column(entries, left));
    }
    const noteY = bottom + 1.6 * ROW * px;
    this.#cross(MARGIN * px + (MARK / 2) * px, noteY);
    this.#text(UNSAFE_NOTE, (MARGIN + MARK + GAP) * px, noteY, 'left');
    return {
      widthPx: Math.ceil(Math.max(width, note)),
      heightPx: Math.ceil(noteY + (ROW / 2 + MARGIN) * px),
      dpi: DPI,
      background: this.theme.background,
      marks: this.#marks,
    };
  }

  #columnWidth(): number {
    return this.#nameWidth + (4 * GAP + RAMP + PROFILE + SEEN + MARK) * this.#px;
  }

  /** Draws a column from the upper margin on; its lower end is returned. */
  #column(entries: readonly Entry[], left: number): number {
    const px = this.#px;
    let y = (MARGIN - (HEADING - ROW)) * px;
    let first = true;
    for (const entry of entries) {
      if (entry.kind === 'title') {
        y += HEADING * px;
        this.#title(entry.text, left, y - (ROW / 2) * px, first);
        first = false;
      } else {
        y += ROW * px;
        this.#row(entry.name, left, y - (ROW / 2) * px);
      }
    }
    return y;
  }

  #title(text: string, left: number, middle: number, withLegend: boolean): void {
    const { titleFamily, titleWeight } = this.theme;
    const weight = titleWeight === 'normal' ? 'bold' : titleWeight;
    const font: Font = { family: titleFamily, sizePx: 10.5 * this.#px, weight, style: 'normal' };
    this.#text(text, left, middle, 'left', font);
    if (!withLegend) return;
    const { profile, seen } = this.#places(left, middle);
    const small = { ...this.#font, sizePx: 7 * this.#px };
    this.#text('lightness', profile.x, middle, 'left', small);
    this.#text('with deuteranopia', seen.x, middle, 'left', small);
  }

  #places(left: number, middle: number): { ramp: Rect; profile: Rect; seen: Rect } {
    const px = this.#px;
    const height = Math.round(BAR * px);
    const y = Math.round(middle - height / 2);
    const at = (x: number, width: number): Rect => ({
      x: Math.round(x),
      y,
      width: Math.round(width),
      height,
    });
    const ramp = left + this.#nameWidth + GAP * px;
    const profile = ramp + (RAMP + GAP) * px;
    const seen = profile + (PROFILE + GAP) * px;
    return { ramp: at(ramp, RAMP * px), profile: at(profile, PROFILE * px), seen: at(seen, SEEN * px) };
  }

  #row(name: ColormapName, left: number, middle: number): void {
    const { ramp, profile, seen } = this.#places(left, middle);
    const table = colorTable(name);
    this.#text(name, left + this.#nameWidth, middle, 'right');
    this.#ramp(ramp, table);
    this.#profile(profile, table);
    this.#ramp(seen, { ...table, rgb: seenWith('deuteranopia', table.rgb) });
    if (!isColorBlindSafe(name)) this.#cross(seen.x + seen.width + (GAP + MARK / 2) * this.#px, middle);
  }

  /** With a thin rim, since some maps end in the colour of the paper. */
  #ramp(rect: Rect, colors: ColorTable): void {
    const { x, y, width, height } = rect;
    const stroke = faded(this.theme.ink, this.theme.background, 1 / 4);
    const rim = { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1 };
    this.#marks.push(rampMark(rect, colors), { kind: 'rect', rect: rim, stroke, widthPx: 1 });
  }

  #profile(rect: Rect, { rgb }: ColorTable): void {
    const lightness = lightnessProfile(rgb);
    const points = new Float64Array(2 * lightness.length);
    for (const [i, l] of lightness.entries()) {
      points[2 * i] = rect.x + 0.5 + (i / (lightness.length - 1)) * (rect.width - 1);
      points[2 * i + 1] = rect.y + rect.height - 1 - (l / 100) * (rect.height - 2);
    }
    const { ink } = this.theme;
    this.#marks.push(
      { kind: 'rect', rect, fill: faded(ink, this.theme.background, 1 / 12) },
      {
        kind: 'polyline',
        points,
        stroke: ink,
        widthPx: 0.9 * this.#px,
        join: 'round',
        cap: 'butt',
        clip: rect,
      },
    );
  }

  #cross(x: number, y: number): void {
    this.#marks.push({
      kind: 'markers',
      points: Float64Array.of(x, y),
      shape: 'cross',
      sizePx: 5 * this.#px,
      stroke: this.theme.ink,
      widthPx: 1.1 * this.#px,
    });
  }

  /** Capitals stand in the middle of the line. */
  #text(text: string, x: number, middle: number, align: TextMark['align'], font: Font = this.#font): void {
    this.#marks.push({
      kind: 'text',
      x,
      y: middle + 0.34 * font.sizePx,
      runs: [{ text, font, riseUpPx: 0 }],
      color: this.theme.ink,
      align,
      baseline: 'alphabetic',
      angleDeg: 0,
    });
  }
}

/** The maps by group, cut into columns of about the same length; a group that goes on says so. */
function columnsOf(names: readonly ColormapName[]): Entry[][] {
  const count = Math.min(MOST_COLUMNS, Math.max(1, Math.ceil(names.length / ROWS_IN_COLUMN)));
  const length = Math.ceil(names.length / count);
  const columns: Entry[][] = [];
  let rows = length;
  for (const group of GROUPS) {
    const members = names.filter((name) => colormapGroup(name) === group);
    // A title with a map or two at the foot of a column is overlooked.
    if (members.length > length - rows && length - rows < LEAST_ROWS) rows = length;
    for (const [k, name] of members.entries()) {
      const full = rows >= length && columns.length < count;
      if (full) {
        columns.push([]);
        rows = 0;
      }
      const column = columns[columns.length - 1] ?? [];
      if (k === 0) column.push({ kind: 'title', text: TITLES[group] });
      else if (full) column.push({ kind: 'title', text: `${TITLES[group]}, continued` });
      column.push({ kind: 'map', name });
      rows++;
    }
  }
  return columns;
}

function rampMark(rect: Rect, colors: ColorTable): RasterMark {
  const values = Float32Array.from({ length: 256 }, (_, i) => (i + 0.5) / 256);
  return {
    kind: 'raster',
    rect,
    values: { data: values, shape: [1, 256], strides: [256, 1], offset: 0 },
    factor: 1,
    columns: [-0.5, 255.5],
    rows: [-0.5, 0.5],
    interpolation: 'nearest',
    scale: { kind: 'linear', min: 0, max: 1 },
    colors,
  };
}

/** A part of the ink on the paper. */
function faded(ink: Color, paper: Color, part: number): Color {
  const mix = (a: number, b: number): number => Math.round(b + (a - b) * part);
  return { r: mix(ink.r, paper.r), g: mix(ink.g, paper.g), b: mix(ink.b, paper.b), a: 1 };
}
