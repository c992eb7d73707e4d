import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { beamParticles } from './particles.js';

function hits(count: number, from: number) {
  const { x, y, ...rest } = beamParticles(count + from);
  return { kind: 'points' as const, points: { x: x.slice(from), y: y.slice(from), ...rest } };
}

/** Two sets of particles as marks, with a legend. */
export const points = galleryCase(
  'points',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          { kind: 'points', data: source('electrons'), label: 'electrons', size: 5, opacity: 0.6 },
          { kind: 'points', data: source('ions'), label: 'ions', marker: 'triangle', size: 6, color: 'C3' },
          {
            kind: 'points',
            data: source('grains'),
            label: 'dust grains',
            marker: 'diamond',
            size: 9,
            color: 'black',
          },
        ],
        title: 'Hits on the wall',
      },
    ],
  },
  [[hits(160, 0), hits(60, 500), hits(9, 900)]],
);
