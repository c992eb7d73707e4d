import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { ionDensity } from './plasma.js';

/** A scale by the power 0.35 shows what is faint. */
export const powerNorm = galleryCase(
  'power-norm',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          {
            kind: 'map',
            data: source('nd1p[-1, :, 64, :]'),
            cmap: 'magma',
            norm: 'power',
            gamma: 0.35,
            limits: { kind: 'auto', min: 0 },
          },
        ],
      },
    ],
  },
  [[ionDensity]],
);
