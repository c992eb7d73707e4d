import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { potential } from './plasma.js';

/** Quantities divided by their units, and ticks that are given. */
export const unitsAfterASlash = galleryCase(
  'units-after-a-slash',
  {
    size: USUAL_SIZE,
    labels: { symbols: true, units: 'slash' },
    panels: [
      {
        layers: [{ kind: 'map', data: source('phisp[-1, :, 64, :]'), cmap: 'coolwarm', norm: 'centred' }],
        y: { ticks: [0, 20, 64], tickLabels: ['ground', 'surface', 'top'] },
        colorbar: { ticks: [-12, -6, 0, 6, 12] },
      },
    ],
  },
  [[potential]],
);
