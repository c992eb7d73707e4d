import { sheath } from './fields.js';
import { axis, galleryCase, sampledField, source } from './gallery-case.js';

const potential = sampledField('phisp', 'V', [axis('z', 129, 0.5, 'm'), axis('x', 257, 0.5, 'm')], sheath);

/** Lines of equal potential with their values, over the map of it. */
export const contoursOverMap = galleryCase(
  'contours-over-map',
  {
    panels: [
      {
        layers: [
          { kind: 'map', data: source('phisp[-1, :, 64, :]') },
          { kind: 'contour', data: source('phisp[-1, :, 64, :]') },
        ],
      },
    ],
  },
  [[potential, potential]],
);
