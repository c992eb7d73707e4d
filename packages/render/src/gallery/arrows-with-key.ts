import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { electricField } from './plasma.js';

/** Arrows as long as the field is strong, and one of known length. */
export const arrowsWithKey = galleryCase(
  'arrows-with-key',
  {
    size: USUAL_SIZE,
    panels: [{ layers: [{ kind: 'quiver', data: source('exz[-1, :, 64, :]'), key: true, scale: 0.5 }] }],
  },
  [[electricField]],
);
