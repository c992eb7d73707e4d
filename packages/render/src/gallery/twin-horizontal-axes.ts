import { axis, galleryCase, sampledField, source, USUAL_SIZE } from './gallery-case.js';

/** A potential over the distance and over the density, whose logarithmic axis stands on top. */
export const twinHorizontalAxes = galleryCase(
  'twin-horizontal-axes',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          { kind: 'line', data: source('phisp[-1, :, 64, 64]'), label: 'over z' },
          {
            kind: 'line',
            data: { kind: 'pair', x: source('nd1p[-1, :, 64, 64]'), y: source('phisp[-1, :, 64, 64]') },
            label: 'over density',
            xAxis: 'x2',
            style: 'dashed',
            color: 'C3',
          },
          { kind: 'vline', x: 1e5, xAxis: 'x2', style: 'dotted', color: 'C3' },
        ],
        x2: { label: 'nd1p [/cc]', scale: 'log' },
        title: 'Sheath',
      },
    ],
  },
  [
    [
      sampledField('phisp', 'V', [axis('z', 129, 0.5, 'm')], (z) => -20 * Math.exp(-z / 12)),
      {
        kind: 'points',
        points: {
          x: Float64Array.from({ length: 129 }, (_, k) => 5e6 / (1 + Math.exp(-(0.5 * k - 18) / 2.5)) + 2e2),
          y: Float64Array.from({ length: 129 }, (_, k) => -20 * Math.exp(-k / 24)),
          xQuantity: { name: 'nd1p', unit: '/cc' },
          yQuantity: { name: 'phisp', unit: 'V' },
          expression: 'nd1p',
        },
      },
    ],
  ],
);
