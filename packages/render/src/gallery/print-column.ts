import { galleryCase, source } from './gallery-case.js';
import { coarsePotential } from './plasma.js';

/** One column of a journal: 3.4 inches at 300 dots each. */
export const printColumn = galleryCase(
  'print-column',
  {
    theme: 'print',
    size: { width: 3.4, height: 2.4, dpi: 300 },
    panels: [
      {
        layers: [
          { kind: 'map', data: source('phisp[-1, :, 64, :]') },
          { kind: 'contour', data: source('phisp[-1, :, 64, :]'), levels: 'colors' },
        ],
      },
    ],
  },
  [[coarsePotential, coarsePotential]],
);
