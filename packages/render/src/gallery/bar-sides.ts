import { galleryCase, source } from './gallery-case.js';
import { coarsePotential } from './plasma.js';

const SIDES = ['right', 'left', 'top', 'bottom'] as const;

/** Colour bars on all four sides. */
export const barSides = galleryCase(
  'bar-sides',
  {
    size: { width: 8, height: 6, dpi: 100 },
    panels: SIDES.map((side) => ({
      layers: [
        {
          kind: 'map' as const,
          data: source('phisp[-1, :, 64, :]'),
          limits: { kind: 'fixed' as const, min: -10, max: 8 },
          over: 'black',
        },
      ],
      colorbar: { side, label: 'potential [V]' },
      title: side,
    })),
  },
  SIDES.map(() => [coarsePotential]),
);
