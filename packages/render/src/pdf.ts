import type { Mark, Scene } from '@emout/figure/scene';
import type { TextMetrics } from '@emout/figure/text-metrics';
import { type CanvasRenderingContext2D, createCanvas } from 'canvas';
import { cssColor } from './canvas-style.js';
import { canvasTextMetrics } from './canvas-text-metrics.js';
import type { FigureRecord } from './figure-record.js';
import { drawMarkers, drawPolygon, drawPolyline, drawRaster, drawRect, drawText } from './pdf-marks.js';
import { updatedPdf } from './pdf-update.js';
import { printRaster, smoothDensity } from './print-raster.js';
import { recordJson } from './record-json.js';
import { checkedSize } from './scene-size.js';

export interface PdfOptions {
  readonly signal?: AbortSignal;
  /** Those that the scene was composed with; made anew without them. */
  readonly metrics?: TextMetrics;
  /** What the file keeps of the figure; see `recordJson`. */
  readonly record?: FigureRecord;
  /** Title of the document; that of the record without it. */
  readonly title?: string;
}

const POINTS_PER_INCH = 72;
const PRODUCT = 'emout web';

/**
 * A scene as a PDF of one page: lines and areas as paths, text as text in embedded fonts, maps as images; as large as
 * the scene's dpi says. Equal scenes give equal files.
 *
 * @throws SceneSizeError when a side is not 1 … 32767 pixels.
 * @throws RasterShapeError when a raster's field has not two axes with samples.
 */
export function renderPdf(scene: Scene, options: PdfOptions = {}): Uint8Array {
  const { signal, metrics = canvasTextMetrics(), record, title = record?.title } = options;
  signal?.throwIfAborted();
  const { widthPx, heightPx, background, dpi } = checkedSize(scene);
  const scale = POINTS_PER_INCH / dpi;
  const [width, height] = [widthPx * scale, heightPx * scale];
  // The surface has whole points; the page is cut to the exact size afterwards.
  const canvas = createCanvas(Math.ceil(width), Math.ceil(height), 'pdf');
  const context = canvas.getContext('2d');
  context.fillStyle = cssColor(background);
  if (background.a > 0) context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  const density = smoothDensity(scene);
  for (const mark of scene.marks) {
    signal?.throwIfAborted();
    drawMark(context, mark, scene, metrics, density);
  }
  signal?.throwIfAborted();
  // Without a date cairo writes the time of drawing.
  const file = canvas.toBuffer('application/pdf', { creationDate: new Date(0) });
  return updatedPdf(file, {
    information: {
      ...(title === undefined ? {} : { Title: title }),
      Creator: record?.software ?? PRODUCT,
      Producer: 'cairo',
    },
    ...(record === undefined ? {} : { record: recordJson(record) }),
    box: [0, canvas.height - height, width, canvas.height],
  });
}

function drawMark(
  context: CanvasRenderingContext2D,
  mark: Mark,
  scene: Scene,
  metrics: TextMetrics,
  density: number,
): void {
  switch (mark.kind) {
    case 'raster': {
      const raster = printRaster(mark, scene, density);
      if (raster !== null) drawRaster(context, raster);
      break;
    }
    case 'polyline':
      drawPolyline(context, mark, scene);
      break;
    case 'polygon':
      drawPolygon(context, mark);
      break;
    case 'markers':
      drawMarkers(context, mark, scene);
      break;
    case 'rect':
      drawRect(context, mark);
      break;
    case 'text':
      drawText(context, mark, metrics);
      break;
  }
}
