import { galleryCase, source } from './gallery-case.js';
import { coarsePotential } from './plasma.js';

/** 200 by 150 pixels: a picture in a list. */
export const tiny = galleryCase(
  'tiny',
  {
    size: { width: 2, height: 1.5, dpi: 100 },
    panels: [{ layers: [{ kind: 'map', data: source('phisp[-1, :, 64, :]') }] }],
  },
  [[coarsePotential]],
);
