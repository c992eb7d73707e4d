import { axis, galleryCase, sampledField, source } from './gallery-case.js';

/** Eight by six cells, each shown whole: the outer ones reach half a cell beyond their nodes. */
export const nearestCells = galleryCase(
  'nearest-cells',
  {
    panels: [
      {
        layers: [
          { kind: 'map', data: source('phisp[-1, :6, 4, :8]'), interpolation: 'nearest', cmap: 'plasma' },
        ],
      },
    ],
  },
  [
    [
      sampledField(
        'phisp',
        'V',
        [axis('z', 6, 1, 'm'), axis('x', 8, 1, 'm')],
        (z, x) => x - 1.5 * z + ((x * z) % 3),
      ),
    ],
  ],
);
