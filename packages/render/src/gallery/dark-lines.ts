import { sheath } from './fields.js';
import { axis, galleryCase, sampledField, source, USUAL_SIZE } from './gallery-case.js';

/** Lines and a legend on a dark ground. */
export const darkLines = galleryCase(
  'dark-lines',
  {
    size: USUAL_SIZE,
    mode: 'dark',
    panels: [
      {
        layers: [1, 2, 3, 4].map((k) => ({
          kind: 'line' as const,
          data: source(`phisp[${k}, :, 64, 64]`),
          label: `step ${k}`,
        })),
        y: { grid: true },
        x: { grid: true },
      },
    ],
  },
  [
    [1, 2, 3, 4].map((k) =>
      sampledField('phisp', 'V', [axis('z', 129, 0.5, 'm')], (z) => k * sheath(z, 15 * k)),
    ),
  ],
);
