import { annotatedMap } from './annotated-map.js';
import { annotations } from './annotations.js';
import { arrowsByLogarithm } from './arrows-by-logarithm.js';
import { arrowsOfEqualLength } from './arrows-of-equal-length.js';
import { arrowsWithKey } from './arrows-with-key.js';
import { barExponent } from './bar-exponent.js';
import { barOffset } from './bar-offset.js';
import { barSides } from './bar-sides.js';
import { centredNorm } from './centred-norm.js';
import { contoursColoured } from './contours-coloured.js';
import { contoursDashed } from './contours-dashed.js';
import { contoursFilled } from './contours-filled.js';
import { contoursLog } from './contours-log.js';
import { contoursOverMap } from './contours-over-map.js';
import { darkLines } from './dark-lines.js';
import { darkMode } from './dark-mode.js';
import { emoutLabels } from './emout-labels.js';
import { emsesUnits } from './emses-units.js';
import { filmStrip } from './film-strip.js';
import { fixedLimits } from './fixed-limits.js';
import { freeRectangles } from './free-rectangles.js';
import type { GalleryCase } from './gallery-case.js';
import { gridOverAreas } from './grid-over-areas.js';
import { gridSpans } from './grid-spans.js';
import { histogram } from './histogram.js';
import { histogram2d } from './histogram-2d.js';
import { histogramLog } from './histogram-log.js';
import { histogramsOverlaid } from './histograms-overlaid.js';
import { inset } from './inset.js';
import { invertedAndShifted } from './inverted-and-shifted.js';
import { japaneseLabels } from './japanese-labels.js';
import { lettersAndTitle } from './letters-and-title.js';
import { lineLog } from './line-log.js';
import { linePlot } from './line-plot.js';
import { lineSteps } from './line-steps.js';
import { lineStyles } from './line-styles.js';
import { logDensity } from './log-density.js';
import { logLimits } from './log-limits.js';
import { mathematicalLabels } from './mathematical-labels.js';
import { minorTicksAndGrid } from './minor-ticks-and-grid.js';
import { nanHole } from './nan-hole.js';
import { narrow } from './narrow.js';
import { nearestCells } from './nearest-cells.js';
import { notations } from './notations.js';
import { outlinesOverMap } from './outlines-over-map.js';
import { panelGrid } from './panel-grid.js';
import { paperDark } from './paper-dark.js';
import { paperLight } from './paper-light.js';
import { percentileLimits } from './percentile-limits.js';
import { phaseSpaceDensity } from './phase-space-density.js';
import { phaseSpaceScatter } from './phase-space-scatter.js';
import { points } from './points.js';
import { powerNorm } from './power-norm.js';
import { printColumn } from './print-column.js';
import { printLines } from './print-lines.js';
import { printPage } from './print-page.js';
import { severalRuns } from './several-runs.js';
import { sharedBarBottom } from './shared-bar-bottom.js';
import { sharedBarRight } from './shared-bar-right.js';
import { spines } from './spines.js';
import { streamlines } from './streamlines.js';
import { streamlinesByMagnitude } from './streamlines-by-magnitude.js';
import { streamlinesByWidth } from './streamlines-by-width.js';
import { streamlinesOverMap } from './streamlines-over-map.js';
import { symbolsAndParentheses } from './symbols-and-parentheses.js';
import { symmetricLog } from './symmetric-log.js';
import { tallEqual } from './tall-equal.js';
import { tiny } from './tiny.js';
import { trajectoriesWithGaps } from './trajectories-with-gaps.js';
import { twinAxes } from './twin-axes.js';
import { twinHorizontalAxes } from './twin-horizontal-axes.js';
import { txPlane } from './tx-plane.js';
import { underOverBad } from './under-over-bad.js';
import { unitsAfterASlash } from './units-after-a-slash.js';
import { wide } from './wide.js';
import { wideEqual } from './wide-equal.js';
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
  symmetricLog,
  powerNorm,
  centredNorm,
  underOverBad,
  logLimits,
  contoursColoured,
  contoursFilled,
  contoursLog,
  contoursDashed,
  streamlines,
  streamlinesByMagnitude,
  streamlinesByWidth,
  streamlinesOverMap,
  arrowsWithKey,
  arrowsOfEqualLength,
  arrowsByLogarithm,
  lineStyles,
  lineSteps,
  points,
  histogram,
  histogramLog,
  histogramsOverlaid,
  histogram2d,
  phaseSpaceDensity,
  phaseSpaceScatter,
  trajectoriesWithGaps,
  outlinesOverMap,
  annotations,
  annotatedMap,
  twinAxes,
  twinHorizontalAxes,
  inset,
  sharedBarRight,
  sharedBarBottom,
  gridSpans,
  freeRectangles,
  severalRuns,
  lettersAndTitle,
  invertedAndShifted,
  minorTicksAndGrid,
  gridOverAreas,
  notations,
  wideEqual,
  mathematicalLabels,
  japaneseLabels,
  symbolsAndParentheses,
  unitsAfterASlash,
  paperLight,
  paperDark,
  darkLines,
  printColumn,
  printLines,
  printPage,
  tiny,
  emoutLabels,
  barSides,
  spines,
];
