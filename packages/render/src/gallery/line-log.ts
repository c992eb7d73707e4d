import { axis, galleryCase, sampledField, source } from './gallery-case.js';

/** A profile over six decades, broken where it is not positive. */
export const lineLog = galleryCase(
  'line-log',
  { panels: [{ layers: [{ kind: 'line', data: source('nd1p[-1, :, 64, 64]'), norm: 'log' }] }] },
  [
    [
      sampledField('nd1p', '/cc', [axis('z', 201, 0.5, 'm')], (z) =>
        z > 40 && z < 48 ? -1 : 3e6 * Math.exp(-z / 7) * (1.2 + Math.sin(z)),
      ),
    ],
  ],
);
