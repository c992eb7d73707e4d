import type { LayerData } from '../data.js';
import type { Prepare, Surroundings } from '../layer-preparation.js';
import type { PreparedLayer } from '../prepared-layer.js';
import type { Layer } from '../spec-layers.js';
import { prepareArrow, prepareHline, prepareSpan, prepareText, prepareVline } from './annotation-layers.js';
import { prepareBoundaries } from './boundaries-layer.js';
import { prepareContour } from './contour-layer.js';
import { prepareHistogram } from './histogram-layer.js';
import { prepareHistogram2d } from './histogram2d-layer.js';
import { prepareLine } from './line-layer.js';
import { prepareMap } from './map-layer.js';
import { preparePhaseSpace } from './phase-space-layer.js';
import { preparePoints } from './points-layer.js';
import { prepareQuiver } from './quiver-layer.js';
import { prepareStream } from './stream-layer.js';
import { prepareTrajectories } from './trajectories-layer.js';

type Kind = Layer['kind'];
type Preparations = { readonly [K in Kind]: Prepare<Extract<Layer, { kind: K }>> };

const PREPARATIONS: Preparations = {
  map: prepareMap,
  contour: prepareContour,
  line: prepareLine,
  points: preparePoints,
  histogram: prepareHistogram,
  histogram2d: prepareHistogram2d,
  stream: prepareStream,
  quiver: prepareQuiver,
  boundaries: prepareBoundaries,
  phaseSpace: preparePhaseSpace,
  trajectories: prepareTrajectories,
  hline: prepareHline,
  vline: prepareVline,
  span: prepareSpan,
  text: prepareText,
  arrow: prepareArrow,
};

/** Kinds whose usual colour is the next of the theme's cycle. */
const CYCLED: ReadonlySet<Kind> = new Set(['line', 'points', 'histogram', 'trajectories', 'span']);

/** True for layers that take a colour of the cycle. */
export function isCycled({ kind }: Layer): boolean {
  return CYCLED.has(kind);
}

/**
 * Makes a layer ready to be drawn.
 * @throws FigureError when its data does not suit it.
 */
export function preparedLayer<K extends Kind>(
  layer: Extract<Layer, { kind: K }>,
  data: LayerData,
  surroundings: Surroundings,
): PreparedLayer {
  const prepare: Prepare<Extract<Layer, { kind: K }>> = PREPARATIONS[layer.kind as K];
  return prepare(layer, data, surroundings);
}
