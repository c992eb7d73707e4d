import type { FixedAxis } from '@emout/engine/description';
import type { FieldSummary, RunDetail } from '@emout/engine/run-listing';
import { formatDuration, formatGrid, formatNumber } from '@emout/units/number-format';
import { prefixFor } from '@emout/units/prefix';
import { typographic } from '@emout/units/unit';
import type { Plane, PlannedPicture, SpaceAxis } from './gallery-plan.js';
import type { DrawnPicture } from './picture-drawer.js';

const NO_BREAK = '\u00a0';

/** What a picture is: `xz plane`, `Line along x`, `xz plane over time`. */
export function pictureName(picture: PlannedPicture): string {
  switch (picture.kind) {
    case 'plane':
      return `${picture.plane} plane`;
    case 'line':
      return `Line along ${picture.along}`;
    case 'animation':
      return `${shownName(picture.shows)} over time`;
  }
}

function shownName(shows: Plane | SpaceAxis): string {
  return shows.length === 1 ? `Line along ${shows}` : `${shows} plane`;
}

/** Where a picture lies on an axis: `y = 32 m`, `t = 0.317 ms`; a number of the grid or of the step without units. */
export function placeText({ axis, index, value, unit }: FixedAxis): string {
  if (unit === null)
    return axis === 't' ? `step${NO_BREAK}${index}` : `${axis} = ${index}`.replaceAll(' ', NO_BREAK);
  const { factor, symbol } = prefixFor(value, unit);
  return `${axis} = ${formatNumber(value * factor)} ${typographic(symbol)}`.replaceAll(' ', NO_BREAK);
}

/** What the data reach: `−4.227 to 4.939 V`; null without a value. */
export function rangeText({ data: { min, max }, unit }: Pick<DrawnPicture, 'data' | 'unit'>): string | null {
  if (min === null || max === null) return null;
  const { factor, symbol } = prefixFor(Math.max(Math.abs(min), Math.abs(max)), unit ?? '');
  const [low, high] = [min, max].map((value) => formatNumber(value * factor).replaceAll(' ', NO_BREAK));
  const written = symbol === '' ? '' : `${NO_BREAK}${typographic(symbol)}`;
  return min === max ? `${low}${written} everywhere` : `${low} to ${high}${written}`;
}

/** Sentences about a run: how far it has come, its grid and its conversion key. */
export function runFacts({ steps, grid, dxM, conversionKey }: RunDetail): string[] {
  const { written, expected, lastTimeS } = steps;
  const of = expected === null || expected === written ? '' : ` of ${expected}`;
  const time = lastTimeS === null ? '' : `, ${secondsText(lastTimeS)}`;
  const cells = grid === null ? null : [grid.nx, grid.ny, grid.nz];
  return [
    `${written}${of} ${written === 1 && of === '' ? 'step' : 'steps'}${time}`,
    ...(cells === null ? [] : [`${formatGrid(cells)} cells`]),
    ...(cells === null || dxM === null ? [] : [`${formatGrid(cells.map((n) => n * dxM))} m`]),
    conversionKey === null
      ? 'no conversion key: values are in EMSES units'
      : `dx = ${formatNumber(conversionKey.dxM)} m, to_c = ${formatNumber(conversionKey.toC)}`,
  ];
}

/** The unit, the points and the steps of a field. */
export function fieldFacts({ shape, unit }: FieldSummary): string[] {
  if (shape === null) return [];
  const [steps, nz, ny, nx] = shape;
  return [
    `${formatGrid([nx, ny, nz])} points`,
    steps === 1 ? '1 step' : `${steps} steps`,
    ...(unit === null || unit === '' ? [] : [`in ${typographic(unit)}`]),
  ];
}

function secondsText(seconds: number): string {
  if (seconds >= 60) return formatDuration(seconds);
  const { factor, symbol } = prefixFor(seconds, 's');
  return `${formatNumber(seconds * factor)}${NO_BREAK}${symbol}`;
}
