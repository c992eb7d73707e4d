import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { ionDensity } from './plasma.js';

/** Levels of a density at decades. */
export const contoursLog = galleryCase(
  'contours-log',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          {
            kind: 'contour',
            data: source('nd1p[-1, :, 64, :]'),
            filled: true,
            cmap: 'plasma',
            norm: 'log',
            limits: { kind: 'auto', min: 1e3 },
          },
        ],
      },
    ],
  },
  [[ionDensity]],
);
