import { sheath } from './fields.js';
import { axis, galleryCase, sampledField, source, USUAL_SIZE } from './gallery-case.js';

/** Potential at the left, density at the right. */
export const twinAxes = galleryCase(
  'twin-axes',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          { kind: 'line', data: source('phisp[-1, :, 64, 64]'), label: 'potential' },
          {
            kind: 'line',
            data: source('nd1p[-1, :, 64, 64]'),
            label: 'density',
            axis: 'y2',
            norm: 'log',
            color: 'C3',
          },
        ],

        title: '',
      },
    ],
  },
  [
    [
      sampledField('phisp', 'V', [axis('z', 129, 0.5, 'm')], (z) => sheath(z, 30)),
      sampledField(
        'nd1p',
        '/cc',
        [axis('z', 129, 0.5, 'm')],
        (z) => 5e6 / (1 + Math.exp(-(z - 18) / 2.5)) + 2e2,
      ),
    ],
  ],
);
