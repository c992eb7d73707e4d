import { sheath } from './fields.js';
import { axis, galleryCase, sampledField, source } from './gallery-case.js';
import { coarsePotential, ionDensity } from './plasma.js';

/** Letters for the panels and a title above all. */
export const lettersAndTitle = galleryCase(
  'letters-and-title',
  {
    size: { width: 9, height: 3.2, dpi: 100 },
    title: 'Charging of a hole in the ground',
    layout: { kind: 'grid', rows: 1, cols: 3 },
    panels: [
      { layers: [{ kind: 'map', data: source('phisp[-1, :, 64, :]') }], letter: true },
      {
        layers: [{ kind: 'map', data: source('nd1p[-1, :, 64, :]'), norm: 'log', cmap: 'viridis' }],
        letter: true,
      },
      { layers: [{ kind: 'line', data: source('phisp[-1, :, 64, 64]') }], letter: true, title: 'profile' },
    ],
  },
  [
    [coarsePotential],
    [ionDensity],
    [sampledField('phisp', 'V', [axis('z', 129, 0.5, 'm')], (z) => sheath(z, 60))],
  ],
);
