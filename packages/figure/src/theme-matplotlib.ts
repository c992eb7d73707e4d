import { hexColor, type Theme } from './theme-members.js';

const DASHED = [3.7, 1.6];
const DOTTED = [1, 1.65];
const DASH_DOTTED = [6.4, 1.6, 1, 1.6];

/**
 * Figures as matplotlib draws them. Its ten colours were not made for people with colour-vision deficiency: to some of
 * them blue and violet, orange and green, green and red look alike. The first two lines stay solid, as everybody knows
 * them; of later ones, those whose colours look alike differ by their dashes, and what follows the tenth repeats the
 * colours in other dashes.
 */
export const MATPLOTLIB_LIGHT: Theme = {
  fontFamily: 'DejaVu Sans',
  labelPt: 10,
  tickPt: 10,
  symbols: { family: 'DejaVu Sans', scale: 1 },
  axisNames: 'upright',
  titlePt: 12,
  titleFamily: 'DejaVu Sans',
  titleWeight: 'normal',
  titleAlign: 'center',
  superTitlePt: 12,
  letterPt: 12,
  letterFamily: 'DejaVu Sans',
  legendPt: 10,
  legendFrame: true,
  annotationPt: 10,
  contourLabelPt: 9,
  contourLabelHalo: false,
  spines: 'box',
  spinePt: 0.8,
  tickWidthPt: 0.8,
  tickLengthPt: 3.5,
  minorTickLengthPt: 2,
  minorTickWidthPt: 0.6,
  notation: 'auto',
  margins: 'matplotlib',
  tickPadPt: 3.5,
  labelPadPt: 4,
  titlePadPt: 6,
  edgePadPt: 3,
  gridWidthPt: 0.8,
  gridColor: hexColor('#b0b0b0'),
  lineWidthPt: 1.5,
  markerPt: 6,
  lineDashes: [
    ...[null, null, DASHED, DOTTED, DASHED, null, DOTTED, null, DOTTED, null],
    ...new Array<typeof DASH_DOTTED>(10).fill(DASH_DOTTED),
  ],
  contourWidthPt: 1,
  dash: [3.7, 1.6],
  streamWidthPt: 1.5,
  background: hexColor('#ffffff'),
  ink: hexColor('#000000'),
  overlayInk: hexColor('#000000'),
  lineColors: [
    '#1f77b4',
    '#ff7f0e',
    '#2ca02c',
    '#d62728',
    '#9467bd',
    '#8c564b',
    '#e377c2',
    '#7f7f7f',
    '#bcbd22',
    '#17becf',
  ].map(hexColor),
};

/** The same on the dark page of the dashboard. */
export const MATPLOTLIB_DARK: Theme = {
  ...MATPLOTLIB_LIGHT,
  background: hexColor('#141414'),
  ink: hexColor('#ededed'),
  gridColor: hexColor('#4a4a4a'),
};
