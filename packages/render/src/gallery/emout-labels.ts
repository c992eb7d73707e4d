import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { potential } from './plasma.js';

/** The labels of the Python emout: the unit at the bar, a title of name and unit. */
export const emoutLabels = galleryCase(
  'emout-labels',
  {
    size: USUAL_SIZE,
    compat: 'emout',
    panels: [
      {
        layers: [
          { kind: 'map', data: source('phisp[-1, :, 64, :]') },
          { kind: 'contour', data: source('phisp[-1, :, 64, :]') },
        ],
      },
    ],
  },
  [[potential, potential]],
);
