import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { beamParticles } from './particles.js';

/** Points counted in cells of a plane. */
export const histogram2d = galleryCase(
  'histogram-2d',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          {
            kind: 'histogram2d',
            data: { kind: 'pair', x: source('z'), y: source('vz') },
            bins: [64, 48],
            cmap: 'viridis',
          },
        ],
      },
    ],
  },
  [[{ kind: 'points', points: beamParticles(30_000) }]],
);
