import { density, sheath } from './fields.js';
import { axis, galleryCase, sampledField, source } from './gallery-case.js';

const plane = [axis('z', 97, 0.5, 'm'), axis('x', 129, 0.5, 'm')];

/** Two rows and two columns: maps of different colours and a line. */
export const panelGrid = galleryCase(
  'panel-grid',
  {
    size: { width: 9.6, height: 7.2, dpi: 100 },
    panels: [
      { layers: [{ kind: 'map', data: source('phisp[-1, :, 64, :]') }] },
      { layers: [{ kind: 'map', data: source('nd1p[-1, :, 64, :]'), norm: 'log', cmap: 'viridis' }] },
      { layers: [{ kind: 'map', data: source('ez[-1, :, 64, :]'), cmap: 'RdBu' }] },
      { layers: [{ kind: 'line', data: source('phisp[-1, :, 64, 64]') }] },
    ],
  },
  [
    [sampledField('phisp', 'V', plane, sheath)],
    [sampledField('nd1p', '/cc', plane, density)],
    [sampledField('ez', 'V/m', plane, (z, x) => 1e3 * (sheath(z - 0.25, x) - sheath(z + 0.25, x)))],
    [sampledField('phisp', 'V', [axis('z', 97, 0.5, 'm')], (z) => sheath(z, 32))],
  ],
);
