import { axis, galleryCase, sampledField, source, USUAL_SIZE } from './gallery-case.js';

/** Minor ticks and lines at the ticks. */
export const minorTicksAndGrid = galleryCase(
  'minor-ticks-and-grid',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          { kind: 'line', data: source('nd1p[-1, :, 64, 64]'), norm: 'log', label: 'ions' },
          {
            kind: 'line',
            data: source('nd2p[-1, :, 64, 64]'),
            norm: 'log',
            label: 'electrons',
            style: 'dashed',
          },
        ],
        x: { minor: true, grid: true },
        y: { minor: true, grid: true },
      },
    ],
  },
  [
    [
      sampledField('nd1p', '/cc', [axis('z', 129, 0.5, 'm')], (z) => 4e6 * Math.exp(-z / 9) + 20),
      sampledField(
        'nd2p',
        '/cc',
        [axis('z', 129, 0.5, 'm')],
        (z) => 9e5 * Math.exp(-(((z - 25) / 9) ** 2)) + 3,
      ),
    ],
  ],
);
