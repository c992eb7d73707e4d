import type { LegendEntry } from './prepared-layer.js';
import type { MarkerShape } from './scene.js';
import type { Stroke } from './stroke.js';

/** The legend entry of a layer drawn with a stroke; null for one without a label. */
export function lineEntry(
  label: string | undefined,
  { color, widthPt, dash }: Stroke,
  marker?: { readonly shape: MarkerShape; readonly sizePt: number },
): LegendEntry | null {
  if (label === undefined) return null;
  return { label, swatch: { kind: 'line', stroke: color, widthPt, dash: dash ?? undefined, marker } };
}
