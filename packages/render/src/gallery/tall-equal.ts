import { sheath } from './fields.js';
import { axis, galleryCase, sampledField, source } from './gallery-case.js';

/** 128 by 512 cells at equal scales. */
export const tallEqual = galleryCase(
  'tall-equal',
  { panels: [{ layers: [{ kind: 'map', data: source('phisp[-1, :, 64, :]') }], aspect: 'equal' }] },
  [
    [
      sampledField('phisp', 'V', [axis('z', 513, 0.5, 'm'), axis('x', 129, 0.5, 'm')], (z, x) =>
        sheath(z / 4, x * 1.6),
      ),
    ],
  ],
);
