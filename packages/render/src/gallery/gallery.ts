import { barExponent } from './bar-exponent.js';
import { barOffset } from './bar-offset.js';
import { contoursOverMap } from './contours-over-map.js';
import { darkMode } from './dark-mode.js';
import { emsesUnits } from './emses-units.js';
import { filmStrip } from './film-strip.js';
import { fixedLimits } from './fixed-limits.js';
import type { GalleryCase } from './gallery-case.js';
import { lineLog } from './line-log.js';
import { linePlot } from './line-plot.js';
import { logDensity } from './log-density.js';
import { nanHole } from './nan-hole.js';
import { narrow } from './narrow.js';
import { nearestCells } from './nearest-cells.js';
import { panelGrid } from './panel-grid.js';
import { percentileLimits } from './percentile-limits.js';
import { tallEqual } from './tall-equal.js';
import { txPlane } from './tx-plane.js';
import { wide } from './wide.js';
import { xzPlane } from './xz-plane.js';

/** Every picture that goldens compare, in the order in which a reader may want to see them. */
export const GALLERY: readonly GalleryCase[] = [
  xzPlane,
  logDensity,
  percentileLimits,
  fixedLimits,
  nanHole,
  nearestCells,
  emsesUnits,
  txPlane,
  linePlot,
  lineLog,
  tallEqual,
  narrow,
  wide,
  darkMode,
  barExponent,
  barOffset,
  panelGrid,
  filmStrip,
  contoursOverMap,
];
