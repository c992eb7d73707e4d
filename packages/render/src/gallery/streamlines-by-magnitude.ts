import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { electricField } from './plasma.js';

/** Lines of the electric field, coloured by its strength. */
export const streamlinesByMagnitude = galleryCase(
  'streamlines-by-magnitude',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          { kind: 'stream', data: source('exz[-1, :, 64, :]'), density: 1.6, cmap: 'viridis', norm: 'log' },
        ],
      },
    ],
  },
  [[electricField]],
);
