import type { FrameStyle } from './axis-drawing.js';
import { type Frame, frameAround } from './frame.js';
import type { FrameContent, SharedBarContent } from './frame-content.js';
import { freeFrames } from './free-frames.js';
import { excessOf, GridMargins } from './grid-margins.js';
import { partOf, snapped, withAspect } from './rects.js';
import type { Rect } from './scene.js';
import { type DrawnBar, sharedBar } from './shared-bar.js';
import type { FigureSpec } from './spec.js';
import { type Cell, placedCells } from './spec-checks.js';
import type { GridLayout, Panel } from './spec-panels.js';
import { drawnSuperTitle, type SuperTitle } from './super-title.js';

/** The smallest panel, in points, that takes texts at their full size. */
const FULL_SIZE_WIDTH_PT = 160;
const FULL_SIZE_HEIGHT_PT = 120;
/** The axes keep this part of the panel's width and height; texts get smaller instead. */
const LEAST_AXES = 0.3;
/** Smaller texts are left out, since nobody can read them. */
const LEAST_FONT_PX = 4;
const SHRINK = 0.88;
const MAX_ROUNDS = 16;
/** Panels laid over others, and panels of a free layout, shrink their texts less than those of a grid. */
const NO_SHRINK = 1;

/** What the layout has to know of a panel. */
export interface PanelContent extends FrameContent {
  /** Pixels for a unit of y divided by pixels for a unit of x are 1: the axes keep this width over height, or null. */
  readonly aspect: number | null;
  /** Pixels that a legend at the right of the panel takes; 0 without one. */
  legendWidth(style: FrameStyle): number;
}

export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly dpi: number;
}

/** The frames of a figure and the pixels that one point of text takes. */
export interface FigureLayout {
  readonly frames: readonly Frame[];
  readonly bars: readonly DrawnBar[];
  readonly superTitle: SuperTitle | null;
  readonly style: FrameStyle;
}

/** Everything that is laid on the page. */
export interface FigureContents {
  readonly panels: readonly PanelContent[];
  readonly bars: readonly SharedBarContent[];
  readonly title: string;
}

type Style = Omit<FrameStyle, 'pointPx' | 'texts'>;

/** The panels of a grid without frames: they tile the picture without gaps, row by row from the upper left. */
export function tileRects(
  spec: Pick<FigureSpec, 'layout' | 'panels'>,
  { widthPx, heightPx }: PictureSize,
): (Rect | null)[] {
  const { layout, panels } = spec;
  const picture = { x: 0, y: 0, width: widthPx, height: heightPx };
  if (layout.kind === 'free')
    return panels.map(({ rect }) => (rect === undefined ? null : partOf(picture, rect)));
  const { rows, cols } = layout;
  return placedCells(layout, panels).map((cell) => {
    if (cell === null) return null;
    const x = Math.round((widthPx * cell.col) / cols);
    const y = Math.round((heightPx * cell.row) / rows);
    return {
      x,
      y,
      width: Math.round((widthPx * (cell.col + cell.cols)) / cols) - x,
      height: Math.round((heightPx * (cell.row + cell.rows)) / rows) - y,
    };
  });
}

/**
 * Places the panels with room for their titles, labels and colour bars. Where matplotlib's margins are enough they
 * are kept; otherwise they grow, and texts shrink when the axes would become too small.
 */
export function layoutFigure(
  contents: FigureContents,
  spec: Pick<FigureSpec, 'layout' | 'panels'>,
  size: PictureSize,
  style: Style,
): FigureLayout {
  const fullPx = size.dpi / 72;
  const { layout } = spec;
  const cols = layout.kind === 'grid' ? layout.cols : NO_SHRINK;
  const rows = layout.kind === 'grid' ? layout.rows : NO_SHRINK;
  const widthPt = size.widthPx / cols / fullPx;
  const heightPt = size.heightPx / rows / fullPx;
  let pointPx = fullPx * Math.min(1, widthPt / FULL_SIZE_WIDTH_PT, heightPt / FULL_SIZE_HEIGHT_PT);
  for (; pointPx * style.theme.tickPt >= LEAST_FONT_PX; pointPx *= SHRINK) {
    const found = attempt(contents, spec, size, { ...style, pointPx, texts: true });
    if (found !== null) return found;
  }
  const bare = attempt(contents, spec, size, { ...style, pointPx, texts: false });
  if (bare === null) throw new RangeError('a layout without texts always fits');
  return bare;
}

/** Frames with everything inside their cells, or null when the axes get too small for it. */
function attempt(
  contents: FigureContents,
  { layout, panels }: Pick<FigureSpec, 'layout' | 'panels'>,
  size: PictureSize,
  style: FrameStyle,
): FigureLayout | null {
  const picture = { x: 0, y: 0, width: size.widthPx, height: size.heightPx };
  const superTitle = style.texts ? drawnSuperTitle(contents.title, picture, style) : null;
  const taken = superTitle?.heightPx ?? 0;
  const region = { ...picture, y: taken, height: picture.height - taken };
  const placed =
    layout.kind === 'grid'
      ? gridFrames(contents, layout, panels, region, style)
      : { frames: freeFrames(contents.panels, panels, picture, taken, style), bars: [] };
  if (placed === null) return null;
  const frames = panels.map((panel, i): Frame => {
    const own = placed.frames[i];
    if (own !== undefined && own !== null) return own;
    return insetFrame(panel, contents.panels[i], placed.frames, picture, style);
  });
  const rest = contents.bars.filter(({ rect }) => rect !== null || layout.kind === 'free');
  const bars = rest.map((bar) => sharedBar(bar, frames, picture, style));
  return { frames, bars: [...placed.bars, ...bars], superTitle, style };
}

interface Placed {
  readonly frames: readonly (Frame | null)[];
  readonly bars: readonly DrawnBar[];
}

function gridFrames(
  { panels: contents, bars }: FigureContents,
  grid: GridLayout,
  panels: readonly Panel[],
  region: Rect,
  style: FrameStyle,
): Placed | null {
  const cells = placedCells(grid, panels);
  const pad = style.texts ? style.theme.edgePadPt * style.pointPx : 0;
  const margins = new GridMargins(grid, region, usualMargins(grid, contents, style));
  const beside = bars.filter(({ rect }) => rect === null);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    if (style.texts && !margins.leaves(LEAST_AXES)) return null;
    const frames = contents.map((content, i) => {
      const cell = cells[i] ?? null;
      if (cell === null) return null;
      const axes = snapped(withAspect(margins.axes(cell), content.aspect));
      return frameAround(axes, margins.cell(cell), content, style);
    });
    const drawn = beside.map((bar) => sharedBar(bar, frames, region, style));
    if (!style.texts) return { frames, bars: drawn };
    const excesses = frames.flatMap((frame, i) => {
      const cell = cells[i] ?? null;
      if (frame === null || cell === null) return [];
      const legend = contents[i]?.legendWidth(style) ?? 0;
      const bounds = { ...frame.bounds, width: frame.bounds.width + legend };
      return [{ cell, excess: excessOf(bounds, margins.cell(cell), pad) }];
    });
    const aroundBars = drawn.map(({ bounds }, k) => {
      const cell = spanOf((beside[k]?.of ?? []).flatMap((i) => cells[i] ?? []));
      return { cell, excess: excessOf(bounds, margins.cell(cell), pad) };
    });
    if (!margins.widen([...excesses, ...aroundBars])) return { frames, bars: drawn };
  }
  return null;
}

/** One panel alone has matplotlib's margins where the theme says so; several share the page by their texts. */
function usualMargins(
  { rows, cols }: GridLayout,
  [content]: readonly PanelContent[],
  { theme }: FrameStyle,
): { hasBar: boolean } | null {
  if (rows * cols > 1 || theme.margins === 'tight' || content === undefined) return null;
  return { hasBar: content.bar !== null && (content.bar.options?.side ?? 'right') === 'right' };
}

/** The smallest block of cells that holds all of these. */
function spanOf(cells: readonly Cell[]): Cell {
  const row = Math.min(...cells.map((cell) => cell.row));
  const col = Math.min(...cells.map((cell) => cell.col));
  return {
    row,
    col,
    rows: Math.max(...cells.map((cell) => cell.row + cell.rows)) - row,
    cols: Math.max(...cells.map((cell) => cell.col + cell.cols)) - col,
  };
}

function insetFrame(
  panel: Panel,
  content: PanelContent | undefined,
  frames: readonly (Frame | null)[],
  picture: Rect,
  style: FrameStyle,
): Frame {
  const host = panel.inset === undefined ? null : frames[panel.inset.of];
  if (host === undefined || host === null || panel.inset === undefined || content === undefined)
    throw new RangeError('the checks of a specification give every inset a panel');
  const axes = snapped(withAspect(partOf(host.axes, panel.inset.rect), content.aspect));
  return frameAround(axes, picture, content, { ...style, pointPx: 0.8 * style.pointPx });
}
