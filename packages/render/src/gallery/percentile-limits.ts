import { sheath } from './fields.js';
import { axis, galleryCase, sampledField, source } from './gallery-case.js';

/** A few wild cells would take all the colours; percentiles leave them out. */
export const percentileLimits = galleryCase(
  'percentile-limits',
  {
    panels: [
      {
        layers: [
          {
            kind: 'map',
            data: source('phisp[-1, :, 64, :]'),
            cmap: 'viridis',
            limits: { kind: 'percentile', low: 1, high: 99 },
          },
        ],
      },
    ],
  },
  [
    [
      sampledField('phisp', 'V', [axis('z', 129, 0.5, 'm'), axis('x', 193, 0.5, 'm')], (z, x) =>
        Math.hypot(x - 30, z - 45) < 1.2 ? 900 : sheath(z, x),
      ),
    ],
  ],
);
