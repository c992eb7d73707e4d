import { sheath } from './fields.js';
import { axis, galleryCase, sampledField, source } from './gallery-case.js';
import { coarsePotential } from './plasma.js';

/** Panels where they are put, and a colour bar with a place of its own. */
export const freeRectangles = galleryCase(
  'free-rectangles',
  {
    size: { width: 8, height: 4.5, dpi: 100 },
    panels: [
      {
        layers: [{ kind: 'map', data: source('phisp[-1, :, 64, :]') }],
        rect: [0.09, 0.14, 0.5, 0.74],
        colorbar: false,
      },
      {
        layers: [{ kind: 'line', data: source('phisp[-1, :, 64, 64]') }],
        rect: [0.8, 0.14, 0.18, 0.74],
        title: '',
      },
    ],
    colorbars: [{ of: [0], rect: [0.6, 0.24, 0.02, 0.54], label: 'potential [V]' }],
  },
  [[coarsePotential], [sampledField('phisp', 'V', [axis('z', 129, 0.5, 'm')], (z) => sheath(z, 60))]],
);
