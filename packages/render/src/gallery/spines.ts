import { sheath } from './fields.js';
import { axis, galleryCase, sampledField, source } from './gallery-case.js';

const SPINES = ['box', 'ticks', 'none'] as const;

/** Axes in a box, with lines only where there are ticks, and without lines. */
export const spines = galleryCase(
  'spines',
  {
    size: { width: 9, height: 3, dpi: 100 },
    layout: { kind: 'grid', rows: 1, cols: 3, shareY: 'row' },
    panels: SPINES.map((spines) => ({
      layers: [{ kind: 'line' as const, data: source('phisp[-1, :, 64, 64]') }],
      spines,
      title: spines,
      y: { grid: spines === 'none' },
    })),
  },
  SPINES.map(() => [sampledField('phisp', 'V', [axis('z', 129, 0.5, 'm')], (z) => sheath(z, 60))]),
);
