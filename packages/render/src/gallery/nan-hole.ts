import { sheath } from './fields.js';
import { axis, galleryCase, sampledField, source } from './gallery-case.js';

/** A region without values, as wide as its cells and half a cell more on each side. */
export const nanHole = galleryCase(
  'nan-hole',
  { panels: [{ layers: [{ kind: 'map', data: source('phisp[-1, :, 24, :]') }] }] },
  [
    [
      sampledField('phisp', 'V', [axis('z', 33, 2, 'm'), axis('x', 49, 2, 'm')], (z, x) =>
        (Math.abs(x - 60) <= 8 && z >= 8 && z <= 20) || (x === 20 && z === 50) ? Number.NaN : sheath(z, x),
      ),
    ],
  ],
);
