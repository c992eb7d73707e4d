import { axis, galleryCase, sampledField, source, USUAL_SIZE } from './gallery-case.js';

/** Styles, markers and widths, with a legend. */
export const lineStyles = galleryCase(
  'line-styles',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          {
            kind: 'line',
            data: source('phisp[-1, :, 64, 64]'),
            label: 'monitor 0',
            style: 'solid',
            width: 2,
          },
          { kind: 'line', data: source('phisp[-2, :, 64, 64]'), label: 'monitor 1', style: 'dashed' },
          { kind: 'line', data: source('phisp[-3, :, 64, 64]'), label: 'monitor 2', style: 'dotted' },
          {
            kind: 'line',
            data: source('phisp[-4, :, 64, 64]'),
            label: 'monitor 3',
            style: 'dashdot',
            color: 'black',
          },
          {
            kind: 'line',
            data: source('phisp[-5, ::4, 64, 64]'),
            label: 'every 4 m',
            marker: 'square',
            markerSize: 5,
          },
        ],
        title: 'Potential above the surface',
      },
    ],
  },
  [
    [1, 2, 3, 4, 5].map((k) =>
      sampledField(
        'phisp',
        'V',
        [axis('z', k === 5 ? 17 : 65, k === 5 ? 4 : 1, 'm')],
        (z) => (12 - k) * Math.exp(-z / (3 * k)) - 0.6 * k * Math.exp(-((z - 30) ** 2) / 90),
      ),
    ),
  ],
);
