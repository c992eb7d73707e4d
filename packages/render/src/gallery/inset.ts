import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { potential } from './plasma.js';

/** A part of the plane, enlarged in a corner of it. */
export const inset = galleryCase(
  'inset',
  {
    size: USUAL_SIZE,
    panels: [
      { layers: [{ kind: 'map', data: source('phisp[-1, :, 64, :]') }] },
      {
        layers: [
          { kind: 'map', data: source('phisp[-1, :, 64, :]') },
          { kind: 'contour', data: source('phisp[-1, :, 64, :]'), color: 'white', width: 0.6, labels: false },
        ],
        inset: { of: 0, rect: [0.62, 0.58, 0.34, 0.36] },
        x: { min: 48, max: 72, label: '', ticks: 3 },
        y: { min: 10, max: 28, label: '', ticks: 3 },
        title: '',
        colorbar: false,
      },
    ],
  },
  [[potential], [potential, potential]],
);
