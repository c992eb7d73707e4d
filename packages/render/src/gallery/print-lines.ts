import { axis, galleryCase, sampledField, source } from './gallery-case.js';

/** Lines in one column of a journal. */
export const printLines = galleryCase(
  'print-lines',
  {
    theme: 'print',
    size: { width: 3.4, height: 2.4, dpi: 300 },
    panels: [
      {
        layers: [
          { kind: 'line', data: source('phisp[-1, :, 64, 64]'), label: '$T_e = 10$ eV' },
          { kind: 'line', data: source('phisp[-2, :, 64, 64]'), label: '$T_e = 5$ eV', style: 'dashed' },
          { kind: 'line', data: source('phisp[-3, :, 64, 64]'), label: '$T_e = 1$ eV', style: 'dotted' },
        ],
        x: { label: '$z$ [m]' },
        y: { label: '$\\phi$ [V]' },
        title: '',
      },
    ],
  },
  [
    [10, 5, 1].map((energy) =>
      sampledField(
        'phisp',
        'V',
        [axis('z', 129, 0.5, 'm')],
        (z) => 2 * energy * Math.exp(-z / (3 * Math.sqrt(energy))) - 1.5 * Math.exp(-(((z - 25) / 9) ** 2)),
      ),
    ),
  ],
);
