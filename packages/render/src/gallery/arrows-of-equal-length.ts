import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { electricField, potential } from './plasma.js';

/** Directions over the potential, with a key. */
export const arrowsOfEqualLength = galleryCase(
  'arrows-of-equal-length',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          { kind: 'map', data: source('phisp[-1, :, 64, :]'), opacity: 0.6 },
          { kind: 'quiver', data: source('exz[-1, :, 64, :]'), scaler: 'normal', color: 'black', skip: 12 },
        ],
      },
    ],
  },
  [[potential, electricField]],
);
