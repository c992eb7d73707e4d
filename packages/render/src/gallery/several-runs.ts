import { axis, galleryCase, sampledField, source } from './gallery-case.js';

const TEMPERATURES = [1, 2, 5, 10, 20];

/** One profile of five runs, with the legend outside. */
export const severalRuns = galleryCase(
  'several-runs',
  {
    size: { width: 7.4, height: 4.4, dpi: 100 },
    panels: [
      {
        layers: TEMPERATURES.map((energy) => ({
          kind: 'line' as const,
          data: { ...source('phisp[-1, :, 64, 64]'), run: `Te${energy}` },
          label: `Te = ${energy} eV`,
        })),
        legend: { at: 'outside', title: 'run' },
        title: '',
      },
    ],
  },
  [
    TEMPERATURES.map((energy) =>
      sampledField(
        'phisp',
        'V',
        [axis('z', 129, 0.5, 'm')],
        (z) => -2.5 * energy * Math.exp(-z / (4 * Math.sqrt(energy))),
      ),
    ),
  ],
);
