import { galleryCase, USUAL_SIZE } from './gallery-case.js';
import { beamParticles } from './particles.js';

/** The same plasma, particle by particle. */
export const phaseSpaceScatter = galleryCase(
  'phase-space-scatter',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          {
            kind: 'phaseSpace',
            draw: 'scatter',
            data: { run: 'gallery', species: 1, x: 'z', y: 'vz', units: 'si' },
            size: 1.2,
          },
        ],
      },
    ],
  },
  [[{ kind: 'points', points: beamParticles(8000) }]],
);
