import { sheath } from './fields.js';
import { axis, galleryCase, sampledField, source } from './gallery-case.js';
import { coarsePotential } from './plasma.js';

/** The theme of papers. */
export const paperLight = galleryCase(
  'paper-light',
  {
    theme: 'paper',
    size: { width: 8, height: 3.4, dpi: 100 },
    layout: { kind: 'grid', rows: 1, cols: 2 },
    panels: [
      {
        layers: [
          { kind: 'map', data: source('phisp[-1, :, 64, :]') },
          { kind: 'contour', data: source('phisp[-1, :, 64, :]'), levels: 'colors' },
        ],
        letter: true,
      },
      {
        layers: [
          { kind: 'line', data: source('phisp[-1, :, 64, 64]'), label: 'x = 60 m' },
          { kind: 'line', data: source('phisp[-1, :, 64, 16]'), label: 'x = 20 m' },
        ],
        letter: true,
      },
    ],
  },
  [
    [coarsePotential, coarsePotential],
    [60, 20].map((x) => sampledField('phisp', 'V', [axis('z', 129, 0.5, 'm')], (z) => sheath(z, x))),
  ],
);
