import { FigureQueryError } from './errors.js';
import { FIELD_PARAMETERS } from './query-field-parameters.js';
import { type Members, membersBelow } from './query-members.js';
import type { QueryText } from './query-text.js';
import { contourOf } from './query-values.js';
import {
  contourLayer,
  histogramLayer,
  lineLayer,
  mapLayer,
  pointsLayer,
  quiverLayer,
  streamLayer,
} from './spec-layers.js';

type Plot = (typeof FIELD_PARAMETERS.plot.words)[number];

/** Contour lines over colours have a look of their own; scale and colours belong to what is below them. */
const OVERLAY_MEMBERS: readonly string[] = ['levels', 'labels', 'format', 'color', 'width', 'style', 'axes'];
/** What filled contours leave to the lines over them. */
const LINE_MEMBERS: readonly string[] = ['color', 'width', 'style', 'labels', 'format'];

/** The layers of a field, the lowest first. @throws FigureQueryError */
export function layersOf(query: QueryText, data: Members): Members[] {
  const layers = PLOTS[plotOf(query)](query, data);
  const { expr: _, ...about } = data;
  return query.flag('boundaries') ? [...layers, { kind: 'boundaries', data: about }] : layers;
}

function plotOf(query: QueryText): Plot {
  const { words } = FIELD_PARAMETERS.plot;
  const written = query.text('plot') ?? 'map';
  const plot = words.find((word) => word === written);
  return plot ?? query.refuse('plot', `known are ${words.slice(0, -1).join(', ')} and ${words.at(-1)}`);
}

type LayersOf = (query: QueryText, data: Members) => Members[];

const PLOTS: Readonly<Record<Plot, LayersOf>> = {
  map: (query, data) => {
    const contour = contourOf(query, 'contour') ?? query.has('levels');
    if (contour === 'filled') return [filledContours(query, data)];
    const map = layerOf('map', mapLayer, query, data);
    return contour ? [map, contourLines(query, data)] : [map];
  },
  filled: (query, data) => {
    const areas = filledContours(query, data);
    return contourOf(query, 'contour') === true ? [areas, contourLines(query, data)] : [areas];
  },
  contour: (query, data) => [layerOf('contour', contourLayer, query, data)],
  line: (query, data) => [layerOf('line', lineLayer, query, data)],
  points: (query, data) => [layerOf('points', pointsLayer, query, data)],
  histogram: (query, data) => [layerOf('histogram', histogramLayer, query, data)],
  stream: (query, data) => [layerOf('stream', streamLayer, query, data)],
  quiver: (query, data) => [layerOf('quiver', quiverLayer, query, data)],
};

/** A layer with everything that it takes of what is asked for. */
function layerOf(
  kind: string,
  { shape }: { readonly shape: object },
  query: QueryText,
  data: Members,
): Members {
  const members = membersBelow(query, ['layer', kind], (member) => Object.hasOwn(shape, member));
  return { kind, data, ...members, ...limitsOf(query, members.limits) };
}

function contourLines(query: QueryText, data: Members): Members {
  const members = membersBelow(query, ['layer'], (member) => OVERLAY_MEMBERS.includes(member));
  return { kind: 'contour', data, ...members };
}

function filledContours(query: QueryText, data: Members): Members {
  const layer = layerOf('contour', contourLayer, query, data);
  const own = Object.entries(layer).filter(([member]) => !LINE_MEMBERS.includes(member));
  return { ...Object.fromEntries(own), filled: true };
}

/** Ends of a range with the word for what they are. */
function limitsOf(query: QueryText, ends: unknown): Members {
  if (typeof ends !== 'object' || ends === null) return {};
  if ('low' in ends) {
    if (!('min' in ends || 'max' in ends)) return { limits: { kind: 'percentile', ...ends } };
    throw new FigureQueryError(
      'percentile',
      'percentile and vmin or vmax were both given; keep one of them.',
    );
  }
  const isWhole = query.has('vmin') && query.has('vmax');
  return { limits: { kind: isWhole ? 'fixed' : 'auto', ...ends } };
}
