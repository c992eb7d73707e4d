import { sheath } from './fields.js';
import { galleryCase, sampledField, source } from './gallery-case.js';
import { COARSE_PLANE } from './plasma.js';

const STEPS = [0, 1, 2, 3];

/** Four steps on shared axes, with one colour bar at the right. */
export const sharedBarRight = galleryCase(
  'shared-bar-right',
  {
    size: { width: 8, height: 6, dpi: 100 },
    layout: { kind: 'grid', rows: 2, cols: 2, shareX: 'all', shareY: 'all' },
    panels: STEPS.map((step) => ({
      layers: [{ kind: 'map' as const, data: source(`phisp[${step}, :, 64, :]`) }],
      title: `t = ${(0.4 * step).toFixed(1)} ms`,
      colorbar: false,
    })),
    colorbars: [{ of: STEPS, label: 'potential [V]' }],
  },
  STEPS.map((step) => [
    sampledField('phisp', 'V', COARSE_PLANE, (z, x) => sheath(z, x) * (0.4 + 0.2 * step)),
  ]),
);
