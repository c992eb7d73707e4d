import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { potential } from './plasma.js';

/** Zero in the middle of the colours, though the data reaches farther below it than above. */
export const centredNorm = galleryCase(
  'centred-norm',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          { kind: 'map', data: source('phisp[-1, :, 64, :]'), cmap: 'coolwarm', norm: 'centred', center: 0 },
        ],
      },
    ],
  },
  [[potential]],
);
