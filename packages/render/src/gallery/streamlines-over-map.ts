import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { electricField, potential } from './plasma.js';

/** Field lines in white over the potential. */
export const streamlinesOverMap = galleryCase(
  'streamlines-over-map',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          { kind: 'map', data: source('phisp[-1, :, 64, :]') },
          { kind: 'stream', data: source('exz[-1, :, 64, :]'), color: 'white', width: 0.9, density: 0.9 },
        ],
      },
    ],
  },
  [[potential, electricField]],
);
