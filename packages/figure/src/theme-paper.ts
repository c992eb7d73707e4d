import { hexColor, type Theme } from './theme-members.js';

/** Width of a line in the pixels in which the dashes below are written. */
const LINE_PX = 1.7;
/** Points in a pixel of the page. */
const PX = 0.75;
/** One whole pixel up to 150 dots per inch, two at 200. */
const HAIRLINE_PT = 0.7;

/**
 * Dashes repeat the difference that the colours make. There is one more of them than of colours, so that colour and
 * dash together come back after 42 lines only.
 */
export const PAPER_DASHES: readonly (readonly number[] | null)[] = [
  null,
  ...[
    [6, 3],
    [2, 2.5],
    [8, 2, 2, 2],
    [1, 3],
    [10, 3],
    [8, 2, 1.5, 2, 1.5, 2],
  ].map((dash) => dash.map((px) => px / LINE_PX)),
];

/** Least CIEDE2000 between two of them in normal, protan, deutan and tritan vision: 22.8. */
export const PAPER_COLORS = ['#161616', '#31437d', '#e0721e', '#2f8d80', '#6b4200', '#b26ff2'].map(hexColor);

/** As above on dark paper: 16.4. */
const DARK_COLORS = ['#ededed', '#007dc4', '#bf5a42', '#60c19f', '#f9df66', '#c6a7f2'].map(hexColor);

/** The typefaces and colours of the dashboard; sizes are those of its page, in points. */
export const PAPER_LIGHT: Theme = {
  fontFamily: 'Source Sans 3',
  labelPt: 14.5 * PX,
  tickPt: 12.5 * PX,
  symbols: { family: 'Source Serif 4', scale: 1.06 },
  axisNames: 'italic',
  titlePt: 20 * PX,
  titleFamily: 'Source Serif 4',
  titleWeight: 'semibold',
  titleAlign: 'left',
  superTitlePt: 24 * PX,
  letterPt: 17 * PX,
  letterFamily: 'Source Sans 3',
  legendPt: 12.5 * PX,
  legendFrame: false,
  annotationPt: 12.5 * PX,
  contourLabelPt: 11.5 * PX,
  contourLabelHalo: true,
  spines: 'box',
  spinePt: HAIRLINE_PT,
  tickWidthPt: HAIRLINE_PT,
  tickLengthPt: 5 * PX,
  minorTickLengthPt: 2.75 * PX,
  minorTickWidthPt: HAIRLINE_PT,
  notation: 'power',
  margins: 'tight',
  tickPadPt: 4 * PX,
  labelPadPt: 5 * PX,
  titlePadPt: 9 * PX,
  edgePadPt: 6 * PX,
  gridWidthPt: PX,
  gridColor: hexColor('#dedede'),
  lineWidthPt: LINE_PX * PX,
  markerPt: 6 * PX,
  lineDashes: PAPER_DASHES,
  contourWidthPt: 0.9 * PX,
  dash: [5, 10 / 3],
  streamWidthPt: 1.1 * PX,
  background: hexColor('#ffffff'),
  ink: hexColor('#161616'),
  overlayInk: hexColor('#000000'),
  lineColors: PAPER_COLORS,
};

/** The dark page; maps and what lies over them stay as they are. */
export const PAPER_DARK: Theme = {
  ...PAPER_LIGHT,
  gridColor: hexColor('#444444'),
  background: hexColor('#141414'),
  ink: hexColor('#ededed'),
  lineColors: DARK_COLORS,
};
