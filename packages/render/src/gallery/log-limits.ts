import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { ionDensity } from './plasma.js';

/** Four decades of a density, by limits that are given. */
export const logLimits = galleryCase(
  'log-limits',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          {
            kind: 'map',
            data: source('nd1p[-1, :, 64, :]'),
            cmap: 'inferno',
            norm: 'log',
            limits: { kind: 'fixed', min: 1e4, max: 3e8 },
            under: 'black',
          },
        ],
      },
    ],
  },
  [[ionDensity]],
);
