import { axis, galleryCase, sampledField, source, USUAL_SIZE } from './gallery-case.js';

/** The three ways to draw steps. */
export const lineSteps = galleryCase(
  'line-steps',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          { kind: 'line', data: source('rho[-1, :8, 64, 64]'), steps: 'pre', label: 'pre', marker: 'point' },
          { kind: 'line', data: source('rho[-1, :8, 64, 64]'), steps: 'mid', label: 'mid', marker: 'point' },
          {
            kind: 'line',
            data: source('rho[-1, :8, 64, 64]'),
            steps: 'post',
            label: 'post',
            marker: 'point',
          },
        ],
      },
    ],
  },
  [
    [0, 1, 2].map((k) =>
      sampledField('rho', 'C/m^3', [axis('z', 12, 1, 'm')], (z) => 1e-11 * (Math.sin(z / 2) + 1.5 * k)),
    ),
  ],
);
