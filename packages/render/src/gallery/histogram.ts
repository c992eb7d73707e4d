import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { thermalSpeeds } from './particles.js';

/** How often velocities occur. */
export const histogram = galleryCase(
  'histogram',
  { size: USUAL_SIZE, panels: [{ layers: [{ kind: 'histogram', data: source('vz'), bins: 50 }] }] },
  [[thermalSpeeds(20_000, 1.3e5, 0)]],
);
