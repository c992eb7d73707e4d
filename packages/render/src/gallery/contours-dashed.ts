import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { potential } from './plasma.js';

/** One colour: levels below zero are dashed. */
export const contoursDashed = galleryCase(
  'contours-dashed',
  {
    size: USUAL_SIZE,
    panels: [
      { layers: [{ kind: 'contour', data: source('phisp[-1, :, 64, :]'), color: 'black', levels: 14 }] },
    ],
  },
  [[potential]],
);
