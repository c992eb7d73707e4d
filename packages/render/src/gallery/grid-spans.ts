import { sheath } from './fields.js';
import { axis, galleryCase, sampledField, source } from './gallery-case.js';
import { coarsePotential } from './plasma.js';

/** A map over two columns, and two profiles below it. */
export const gridSpans = galleryCase(
  'grid-spans',
  {
    size: { width: 8, height: 6, dpi: 100 },
    layout: { kind: 'grid', rows: 2, cols: 2, heights: [1.4, 1] },
    panels: [
      {
        layers: [
          { kind: 'map', data: source('phisp[-1, :, 64, :]') },
          { kind: 'hline', y: 18, color: 'white', style: 'dashed' },
          { kind: 'vline', x: 60, color: 'white', style: 'dotted' },
        ],
        cell: { row: 0, col: 0, cols: 2 },
        letter: true,
      },
      { layers: [{ kind: 'line', data: source('phisp[-1, 36, 64, :]') }], letter: true, title: 'z = 18 m' },
      { layers: [{ kind: 'line', data: source('phisp[-1, :, 64, 120]') }], letter: true, title: 'x = 60 m' },
    ],
  },
  [
    [coarsePotential],
    [sampledField('phisp', 'V', [axis('x', 257, 0.5, 'm')], (x) => sheath(18, x))],
    [sampledField('phisp', 'V', [axis('z', 129, 0.5, 'm')], (z) => sheath(z, 60))],
  ],
);
