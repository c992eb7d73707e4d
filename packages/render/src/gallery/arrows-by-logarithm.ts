import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { electricField } from './plasma.js';

/** Lengths by the logarithm, colours by the strength, with a key. */
export const arrowsByLogarithm = galleryCase(
  'arrows-by-logarithm',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          {
            kind: 'quiver',
            data: source('exz[-1, :, 64, :]'),
            scaler: 'log',
            cmap: 'viridis',
            key: true,
            scale: 0.6,
          },
        ],
      },
    ],
  },
  [[electricField]],
);
