import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { charge } from './plasma.js';

/** Charge of both signs over many decades: a symmetric logarithm. */
export const symmetricLog = galleryCase(
  'symmetric-log',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          {
            kind: 'map',
            data: source('rho[-1, :, 64, :]'),
            cmap: 'RdBu_r',
            norm: 'symlog',
            linthresh: 1e-14,
          },
        ],
      },
    ],
  },
  [[charge]],
);
