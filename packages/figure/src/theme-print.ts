import { hexColor, type Theme } from './theme-members.js';
import { PAPER_COLORS, PAPER_DASHES, PAPER_LIGHT } from './theme-paper.js';

const BLACK = hexColor('#000000');

/** For the column of a journal: 8 pt, lines of 0.6 pt, black on white whatever the page around it looks like. */
export const PRINT: Theme = {
  ...PAPER_LIGHT,
  labelPt: 8,
  tickPt: 8,
  titlePt: 9,
  titleFamily: 'Source Sans 3',
  titleWeight: 'semibold',
  superTitlePt: 10,
  letterPt: 9,
  legendPt: 8,
  annotationPt: 8,
  contourLabelPt: 7,
  spinePt: 0.6,
  tickWidthPt: 0.6,
  tickLengthPt: 3,
  minorTickLengthPt: 1.8,
  minorTickWidthPt: 0.6,
  tickPadPt: 2.5,
  labelPadPt: 3,
  titlePadPt: 5,
  edgePadPt: 2,
  gridWidthPt: 0.4,
  gridColor: hexColor('#c4c4c4'),
  lineWidthPt: 0.9,
  markerPt: 3.5,
  contourWidthPt: 0.6,
  streamWidthPt: 0.6,
  background: hexColor('#ffffff'),
  ink: BLACK,
  lineDashes: PAPER_DASHES,
  lineColors: [BLACK, ...PAPER_COLORS.slice(1)],
};
