import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { thermalSpeeds } from './particles.js';

/** Two velocity distributions as densities, one filled and one as an outline. */
export const histogramsOverlaid = galleryCase(
  'histograms-overlaid',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          { kind: 'histogram', data: source('vz'), bins: 60, density: true, label: 'thermal' },
          {
            kind: 'histogram',
            data: source('vz'),
            bins: 60,
            density: true,
            filled: false,
            label: 'drifting',
            color: 'C3',
            width: 1.5,
          },
        ],
      },
    ],
  },
  [[thermalSpeeds(20_000, 1.3e5, 0), thermalSpeeds(9000, 6e4, 2.6e5)]],
);
