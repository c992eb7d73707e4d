import { MAX_DPI, MAX_PIXELS, MIN_DPI, MIN_PIXELS } from './bounds.js';
import { DEFAULT_SIZE } from './defaults.js';
import type { ValueKind } from './query-parameter.js';
import type { QueryParameterName } from './query-parameters.js';
import { flagOf, type QueryText } from './query-text.js';

interface QueryValue {
  /** What may stand there, for a list of parameters. */
  readonly shown: string;
  /** The value for one of the places of the parameter; undefined leaves the place as it is. */
  readonly read: (query: QueryText, name: QueryParameterName, place: string) => unknown;
}

const text: QueryValue['read'] = (query, name) => query.text(name);
const number: QueryValue['read'] = (query, name) => query.number(name);
const flag: QueryValue['read'] = (query, name) => query.flag(name);

const SIDES = ['right', 'left', 'top', 'bottom'];
const ENDS = ['left', 'center', 'right'];

/** How each kind of value is read. @throws FigureQueryError naming the parameter. */
export const QUERY_VALUES: Readonly<Record<ValueKind, QueryValue>> = {
  text: { shown: 'a text', read: text },
  word: { shown: 'a word', read: text },
  expression: { shown: 'an expression', read: text },
  colormap: { shown: 'a colour map', read: text },
  color: { shown: 'a colour', read: text },
  number: { shown: 'a number', read: number },
  flag: { shown: '`true`, `false`', read: flag },
  pixels: { shown: 'pixels', read: (query, name) => pixelsOf(query, name) / dpiOf(query) },
  dpi: { shown: `${MIN_DPI} to ${MAX_DPI}`, read: (query) => dpiOf(query) },
  percentiles: {
    shown: 'two numbers',
    read: (query, name, place) => percentilesOf(query, name)[place.endsWith('low') ? 0 : 1],
  },
  levels: { shown: 'a number, numbers, `colors`', read: levelsOf },
  contour: { shown: '`true`, `false`, `filled`', read: contourOf },
  barSide: { shown: '`true`, `false`, `right`, `left`, `top`, `bottom`', read: barSideOf },
  edges: { shown: '`x`, `y`, `xy`', read: invertedOf },
  shift: {
    shown: 'a number, `left`, `center`, `right`',
    read: (query, name) => (ENDS.includes(query.text(name) ?? '') ? query.text(name) : query.number(name)),
  },
  skip: { shown: 'a number, two numbers', read: skipOf },
  density: {
    shown: 'a number, `true`, `false`',
    read: (query, name, place) => (place.startsWith('histogram') ? query.flag(name) : query.number(name)),
  },
};

function dpiOf(query: QueryText): number {
  const dpi = query.number('dpi') ?? DEFAULT_SIZE.dpi;
  if (dpi >= MIN_DPI && dpi <= MAX_DPI) return dpi;
  return query.refuse('dpi', `a number from ${MIN_DPI} to ${MAX_DPI} is needed`);
}

function pixelsOf(query: QueryText, name: QueryParameterName): number {
  const pixels = query.number(name);
  if (pixels !== undefined && Number.isInteger(pixels) && pixels >= MIN_PIXELS) return pixels;
  return query.refuse(name, `a whole number of pixels from ${MIN_PIXELS} to ${MAX_PIXELS} is needed`);
}

function percentilesOf(query: QueryText, name: QueryParameterName): readonly number[] {
  const numbers = query.numbers(name) ?? [];
  return numbers.length === 2 ? numbers : query.refuse(name, 'two numbers are needed, for instance 1,99');
}

function levelsOf(query: QueryText, name: QueryParameterName): number | number[] | 'colors' | undefined {
  if (query.text(name) === 'colors') return 'colors';
  const levels = query.numbers(name);
  const [first] = levels ?? [];
  // One whole number is how many; a single level is written with a comma behind it: levels=2,
  const isCount = levels?.length === 1 && !query.text(name)?.includes(',') && Number.isInteger(first);
  return isCount ? first : levels;
}

/** Contour lines over the map, areas in its place, or neither. */
export function contourOf(query: QueryText, name: QueryParameterName): boolean | 'filled' | undefined {
  const written = query.text(name);
  if (written === undefined || written === 'filled') return written;
  return flagOf(written) ?? query.refuse(name, 'true, false or filled is needed');
}

function barSideOf(query: QueryText, name: QueryParameterName): boolean | string {
  const written = query.text(name) ?? '';
  if (SIDES.includes(written)) return written;
  return flagOf(written) ?? query.refuse(name, `true or false, or a side (${SIDES.join(', ')}) is needed`);
}

function invertedOf(query: QueryText, name: QueryParameterName, place: string): true | undefined {
  const edges = query.text(name) ?? '';
  if (!['x', 'y', 'xy', 'yx'].includes(edges)) query.refuse(name, 'x, y or xy is needed');
  return edges.includes(place.startsWith('panel.x') ? 'x' : 'y') || undefined;
}

function skipOf(query: QueryText, name: QueryParameterName): unknown {
  const numbers = query.numbers(name) ?? [];
  if (numbers.length === 1 || numbers.length === 2) return numbers.length === 1 ? numbers[0] : numbers;
  return query.refuse(name, 'one or two whole numbers are needed');
}
