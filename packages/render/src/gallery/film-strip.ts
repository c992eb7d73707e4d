import { sheath } from './fields.js';
import { axis, galleryCase, sampledField, source } from './gallery-case.js';

const STEPS = [0, 1, 2, 3, 4, 5];

/** Six steps side by side without frames, in the same colours. */
export const filmStrip = galleryCase(
  'film-strip',
  {
    size: { width: 9.6, height: 1.2, dpi: 100 },
    frame: 'none',
    layout: { kind: 'grid', rows: 1, cols: STEPS.length },
    panels: STEPS.map((step) => ({
      layers: [
        {
          kind: 'map' as const,
          data: source(`phisp[${step}, :, 64, :]`),
          limits: { kind: 'fixed' as const, min: -14, max: 10 },
        },
      ],
    })),
  },
  STEPS.map((step) => [
    sampledField(
      'phisp',
      'V',
      [axis('z', 129, 0.5, 'm'), axis('x', 257, 0.5, 'm')],
      (z, x) => sheath(z, x) * (0.3 + step / 7),
    ),
  ]),
);
