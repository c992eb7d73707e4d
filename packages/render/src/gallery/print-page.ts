import { sheath } from './fields.js';
import { axis, galleryCase, sampledField, source } from './gallery-case.js';
import { coarsePotential, electricField, ionDensity } from './plasma.js';

/** The whole width of a page: four panels with letters. */
export const printPage = galleryCase(
  'print-page',
  {
    theme: 'print',
    size: { width: 7, height: 4.4, dpi: 200 },
    panels: [
      { layers: [{ kind: 'map', data: source('phisp[-1, :, 64, :]') }], letter: true },
      {
        layers: [{ kind: 'map', data: source('nd1p[-1, :, 64, :]'), norm: 'log', cmap: 'viridis' }],
        letter: true,
      },
      { layers: [{ kind: 'stream', data: source('exz[-1, :, 64, :]'), density: 0.8 }], letter: true },
      { layers: [{ kind: 'line', data: source('phisp[-1, :, 64, 64]') }], letter: true },
    ],
  },
  [
    [coarsePotential],
    [ionDensity],
    [electricField],
    [sampledField('phisp', 'V', [axis('z', 129, 0.5, 'm')], (z) => sheath(z, 60))],
  ],
);
