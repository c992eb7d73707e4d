import { sheath } from './fields.js';
import { galleryCase, sampledField, source, USUAL_SIZE } from './gallery-case.js';
import { PLANE } from './plasma.js';

/** Colours of their own below, above and without values: the bar has points. */
export const underOverBad = galleryCase(
  'under-over-bad',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          {
            kind: 'map',
            data: source('phisp[-1, :, 64, :]'),
            cmap: 'viridis',
            limits: { kind: 'fixed', min: -4, max: 4 },
            under: '#2b2b6f',
            over: '#d2322d',
            bad: '#cccccc',
          },
        ],
      },
    ],
  },
  [
    [
      sampledField('phisp', 'V', PLANE, (z, x) =>
        Math.hypot(x - 100, z - 45) < 9 ? Number.NaN : sheath(z, x),
      ),
    ],
  ],
);
