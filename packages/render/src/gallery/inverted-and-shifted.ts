import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { potential } from './plasma.js';

/** Depth grows downwards; x counts from the middle of the box. */
export const invertedAndShifted = galleryCase(
  'inverted-and-shifted',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [{ kind: 'map', data: source('phisp[-1, :, 64, :]'), cmap: 'RdYlBu_r' }],
        x: { shift: 'center' },
        y: { inverted: true, label: 'depth [m]' },
      },
    ],
  },
  [[potential]],
);
