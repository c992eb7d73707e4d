import { sheath } from './fields.js';
import { axis, galleryCase, sampledField, source, USUAL_SIZE } from './gallery-case.js';

/** A long box at equal scales. */
export const wideEqual = galleryCase(
  'wide-equal',
  {
    size: USUAL_SIZE,
    panels: [{ layers: [{ kind: 'map', data: source('phisp[-1, :, 64, :]') }], aspect: 'equal' }],
  },
  [
    [
      sampledField('phisp', 'V', [axis('z', 65, 0.5, 'm'), axis('x', 321, 0.5, 'm')], (z, x) =>
        sheath(z * 2, x * 0.8),
      ),
    ],
  ],
);
