import { axis, galleryCase, sampledField, source } from './gallery-case.js';

/** Two profiles on linear axes. */
export const linePlot = galleryCase(
  'line-plot',
  {
    panels: [
      {
        layers: [
          { kind: 'line', data: source('phisp[-1, :, 64, 64]') },
          { kind: 'line', data: source('phisp[0, :, 64, 64]') },
        ],
      },
    ],
  },
  [
    [
      sampledField('phisp', 'V', [axis('z', 129, 0.5, 'm')], (z) => 12 * Math.exp(-z / 9) * Math.cos(z / 4)),
      sampledField('phisp', 'V', [axis('z', 129, 0.5, 'm')], (z) => 6 * Math.exp(-(((z - 25) / 9) ** 2)) - 2),
    ],
  ],
);
