import { sheath } from './fields.js';
import { axis, galleryCase, sampledField, source } from './gallery-case.js';

/** Grid indices and EMSES values, without units. */
export const emsesUnits = galleryCase(
  'emses-units',
  { panels: [{ layers: [{ kind: 'map', data: source('phisp[-1, :, 64, :]', 'emses') }] }] },
  [
    [
      sampledField(
        'phisp',
        null,
        [axis('z', 129, 1, null), axis('x', 257, 1, null)],
        (z, x) => 1.84e-3 * sheath(z / 2, x / 2),
      ),
    ],
  ],
);
