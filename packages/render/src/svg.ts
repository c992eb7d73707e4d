import type { FontFamily, Mark, Scene } from '@emout/figure/scene';
import type { TextMetrics } from '@emout/figure/text-metrics';
import { canvasTextMetrics } from './canvas-text-metrics.js';
import { crc32 } from './crc32.js';
import type { FigureRecord } from './figure-record.js';
import { PictureRoom } from './picture-room.js';
import { printRaster, smoothDensity } from './print-raster.js';
import { recordJson } from './record-json.js';
import { checkedSize } from './scene-size.js';
import { rectangle, SvgBody } from './svg-body.js';
import { addMarkers, addPolygon, addPolyline, addRect } from './svg-marks.js';
import { idName, paint, xmlText } from './svg-markup.js';
import { svgNumber } from './svg-path.js';
import { svgRaster } from './svg-raster.js';
import { fontFamily, svgText } from './svg-text.js';
import { EMOUT_NAMESPACE } from './xmp-packet.js';

export interface SvgOptions {
  readonly signal?: AbortSignal;
  /** Those that the scene was composed with; made anew without them. */
  readonly metrics?: TextMetrics;
  /** For the pixels of maps; kept from one picture to the next, it saves time. */
  readonly room?: PictureRoom;
  /** What the file keeps of the figure, in `<metadata>`. */
  readonly record?: FigureRecord;
  /** Name of the picture for those who cannot see it; that of the record without it. */
  readonly title?: string;
  /** What there is to see, for those who cannot. */
  readonly description?: string;
  /** Beginning of every id; without it one that differs for pictures whose definitions differ. */
  readonly idPrefix?: string;
}

/** Stands for the prefix of ids until the definitions are known; no text of the scene can hold it. */
const PREFIX = '\u0001';
const POINTS_PER_INCH = 72;

/**
 * A scene as SVG 1.1: lines and areas as paths, text as text, maps as PNG images; as large on paper as the scene's
 * dpi says, its user units the pixels of the scene.
 *
 * @throws SceneSizeError when a side is not 1 … 32767 pixels.
 * @throws RasterShapeError when a raster's field has not two axes with samples.
 */
export function renderSvg(scene: Scene, options: SvgOptions = {}): string {
  const { signal, metrics = canvasTextMetrics(), record, title = record?.title, description } = options;
  signal?.throwIfAborted();
  const { widthPx, heightPx, background, dpi } = checkedSize(scene);
  const prefix = options.idPrefix === undefined ? PREFIX : idName(options.idPrefix);
  const body = new SvgBody(prefix);
  const family = commonFamily(scene.marks);
  const density = smoothDensity(scene);
  const { room = new PictureRoom() } = options;
  for (const mark of scene.marks) {
    signal?.throwIfAborted();
    addMark(body, mark, { scene, metrics, family, density, room });
  }
  const marks = body.finish();
  const definitions = body.definitions === '' ? '' : `<defs>${body.definitions}</defs>`;
  const page = { x: 0, y: 0, width: widthPx, height: heightPx };
  const ground = background.a > 0 ? `<rect${rectangle(page)}${paint('fill', background)}/>` : '';
  const names = described(prefix, title, description);
  const size = (px: number) => svgNumber((px * POINTS_PER_INCH) / dpi);
  const text =
    `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" ` +
    `xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" width="${size(widthPx)}pt" height="${size(heightPx)}pt" ` +
    `viewBox="0 0 ${widthPx} ${heightPx}" role="img"${names.attributes}>${names.elements}` +
    `${record === undefined ? '' : metadata(record)}${definitions}${ground}` +
    `<g stroke-miterlimit="10"${fontFamily(family)}>${marks}</g></svg>\n`;
  if (prefix !== PREFIX) return text;
  const content = new TextEncoder().encode(definitions + names.elements);
  return text.replaceAll(PREFIX, `f${crc32(content).toString(16)}-`);
}

interface Drawing {
  readonly scene: Scene;
  readonly metrics: TextMetrics;
  readonly family: FontFamily;
  /** Pixels of smooth maps to a pixel of the scene. */
  readonly density: number;
  readonly room: PictureRoom;
}

function addMark(body: SvgBody, mark: Mark, { scene, metrics, family, density, room }: Drawing): void {
  switch (mark.kind) {
    case 'raster': {
      const raster = printRaster(mark, scene, density);
      if (raster !== null) body.add(svgRaster(raster, scene.dpi, room), raster.clip ?? undefined);
      break;
    }
    case 'polyline':
      addPolyline(body, mark, scene);
      break;
    case 'polygon':
      addPolygon(body, mark);
      break;
    case 'markers':
      addMarkers(body, mark, scene);
      break;
    case 'rect':
      addRect(body, mark);
      break;
    case 'text':
      body.add(svgText(mark, metrics, family), mark.clip);
      break;
  }
}

function metadata(record: FigureRecord): string {
  return `<metadata><emout:figure xmlns:emout="${EMOUT_NAMESPACE}">${recordJson(record)}</emout:figure></metadata>`;
}

function described(
  prefix: string,
  title: string | undefined,
  description: string | undefined,
): { attributes: string; elements: string } {
  const ids: string[] = [];
  let elements = '';
  for (const [name, text] of [
    ['title', title],
    ['desc', description],
  ] as const) {
    if (text === undefined || text === '') continue;
    ids.push(`${prefix}${name}`);
    elements += `<${name} id="${prefix}${name}">${xmlText(text)}</${name}>`;
  }
  return { attributes: ids.length === 0 ? '' : ` aria-labelledby="${ids.join(' ')}"`, elements };
}

/** The family of most texts, named once for all. */
function commonFamily(marks: readonly Mark[]): FontFamily {
  const uses = new Map<FontFamily, number>();
  for (const mark of marks) {
    if (mark.kind !== 'text') continue;
    for (const { font } of mark.runs) uses.set(font.family, (uses.get(font.family) ?? 0) + 1);
  }
  return [...uses].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'DejaVu Sans';
}
