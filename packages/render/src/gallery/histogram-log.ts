import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { energies } from './particles.js';

/** Bins of equal ratio and logarithmic counts. */
export const histogramLog = galleryCase(
  'histogram-log',
  {
    size: USUAL_SIZE,
    panels: [
      { layers: [{ kind: 'histogram', data: source('energy'), bins: 40, spacing: 'log', norm: 'log' }] },
    ],
  },
  [[energies(20_000)]],
);
