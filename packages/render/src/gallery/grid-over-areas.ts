import { galleryCase, source } from './gallery-case.js';
import { potential } from './plasma.js';

const data = source('phisp[-1, :, 64, :]');
const grid = { x: { grid: true }, y: { grid: true } };

/** Lines at the ticks: above a map and filled contours, below contour lines. */
export const gridOverAreas = galleryCase(
  'grid-over-areas',
  {
    size: { width: 8, height: 4, dpi: 100 },
    layout: { kind: 'grid', rows: 1, cols: 2 },
    panels: [
      {
        layers: [
          { kind: 'map', data },
          { kind: 'contour', data, labels: false },
        ],
        ...grid,
      },
      {
        layers: [
          { kind: 'contour', data, filled: true, cmap: 'viridis' },
          { kind: 'contour', data, labels: false },
        ],
        ...grid,
      },
    ],
  },
  [
    [potential, potential],
    [potential, potential],
  ],
);
