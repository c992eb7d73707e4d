import type { RasterMark, Rect, Scene } from '@emout/figure/scene';

/** A raster as an image to be placed on a page that is printed or enlarged. */
export interface PrintRaster {
  /** The raster on a picture of its own, whose pixels it fills from edge to edge. */
  readonly mark: RasterMark;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Where the picture goes on the page. */
  readonly place: Rect;
  /** What of it shows, where that is not all. */
  readonly clip: Rect | null;
  /** Whether the picture may be smoothed when it is enlarged; cells keep their edges. */
  readonly smooth: boolean;
}

/** Pixels to a pixel of the scene that smooth maps have as far as they stay within `SMOOTH_PIXELS` together; at least one. */
const DENSITY = 2;
const SMOOTH_PIXELS = 600_000;
/** Cells narrower than half a pixel of the scene are sampled instead of drawn one by one. */
const MAX_CELLS_PER_PX = 2;
const SAME_EDGE_PX = 0.01;

/** How many pixels to a pixel of the scene its smooth maps get along each direction, 1 … 2. */
export function smoothDensity(scene: Scene): number {
  let area = 0;
  for (const mark of scene.marks) {
    if (mark.kind !== 'raster' || mark.interpolation === 'nearest') continue;
    const spans = shownSpans(mark, scene);
    if (spans !== null) area += spans.across.length * spans.down.length;
  }
  return Math.max(1, Math.min(DENSITY, Math.sqrt(SMOOTH_PIXELS / area)));
}

/**
 * How a raster is drawn at print quality: smoothly, with `density` pixels to one of the page, or one pixel for each
 * cell; null when it is off the page.
 */
export function printRaster(mark: RasterMark, page: Page, density: number): PrintRaster | null {
  const spans = shownSpans(mark, page);
  if (spans === null) return null;
  const { across, down } = spans;
  const byCell = mark.interpolation === 'nearest';
  const horizontal = (byCell ? cells(across) : null) ?? samples(across, byCell ? DENSITY : density);
  const vertical = (byCell ? cells(down) : null) ?? samples(down, byCell ? DENSITY : density);
  const place = {
    x: horizontal.from,
    y: vertical.from,
    width: horizontal.length,
    height: vertical.length,
  };
  const clip = { x: across.from, y: down.from, width: across.length, height: down.length };
  const [widthPx, heightPx] = [horizontal.pixels, vertical.pixels];
  return {
    mark: {
      ...mark,
      rect: { x: 0, y: 0, width: widthPx, height: heightPx },
      columns: [horizontal.start, horizontal.end],
      rows: [vertical.end, vertical.start],
    },
    widthPx,
    heightPx,
    place,
    clip: covers(clip, place) ? null : clip,
    smooth: !byCell,
  };
}

type Page = Pick<Scene, 'widthPx' | 'heightPx'>;

/** A stretch of the page, and the array coordinates at its left or upper edge and at the other. */
interface Span {
  readonly from: number;
  readonly length: number;
  readonly start: number;
  readonly end: number;
}

interface PixelSpan extends Span {
  readonly pixels: number;
}

function shownSpans(mark: RasterMark, page: Page): { across: Span; down: Span } | null {
  const { rect, columns, rows } = mark;
  const across = shownSpan(rect.x, rect.width, columns[0], columns[1], page.widthPx);
  const down = shownSpan(rect.y, rect.height, rows[1], rows[0], page.heightPx);
  return across === null || down === null ? null : { across, down };
}

function shownSpan(
  from: number,
  length: number,
  start: number,
  end: number,
  pageLength: number,
): Span | null {
  const low = Math.max(0, from);
  const high = Math.min(pageLength, from + length);
  if (!(low < high)) return null;
  const at = (position: number) => start + ((position - from) / length) * (end - start);
  return { from: low, length: high - low, start: at(low), end: at(high) };
}

function samples(span: Span, density: number): PixelSpan {
  return { ...span, pixels: Math.max(1, Math.ceil(span.length * density)) };
}

/** The whole cells that a span touches, one pixel each; null where they are too fine. */
function cells({ from, length, start, end }: Span): PixelSpan | null {
  const first = Math.floor(Math.min(start, end) + 0.5 + 1e-9);
  const last = Math.ceil(Math.max(start, end) - 0.5 - 1e-9);
  const pixels = Math.max(1, last - first + 1);
  if (!(pixels <= MAX_CELLS_PER_PX * length + 1) && pixels > 256) return null;
  const [firstEdge, lastEdge] = start <= end ? [first - 0.5, last + 0.5] : [last + 0.5, first - 0.5];
  const perCell = length / (end - start);
  const at = (edge: number) => from + (edge - start) * perCell;
  if (!Number.isFinite(perCell)) return { from, length, start, end, pixels: 1 };
  return {
    from: at(firstEdge),
    length: at(lastEdge) - at(firstEdge),
    start: firstEdge,
    end: lastEdge,
    pixels,
  };
}

function covers(outer: Rect, inner: Rect): boolean {
  return (
    inner.x > outer.x - SAME_EDGE_PX &&
    inner.y > outer.y - SAME_EDGE_PX &&
    inner.x + inner.width < outer.x + outer.width + SAME_EDGE_PX &&
    inner.y + inner.height < outer.y + outer.height + SAME_EDGE_PX
  );
}
