import { galleryCase, USUAL_SIZE } from './gallery-case.js';
import { beamParticles, countedParticles } from './particles.js';

/** A beam that slows down before the surface, through a thermal plasma. */
export const phaseSpaceDensity = galleryCase(
  'phase-space-density',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          {
            kind: 'phaseSpace',
            data: { run: 'gallery', species: 1, x: 'z', y: 'vz', units: 'si' },
            norm: 'log',
            cmap: 'inferno',
          },
        ],
      },
    ],
  },
  [[countedParticles(beamParticles(120_000), 96)]],
);
