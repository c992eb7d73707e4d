import { galleryCase, USUAL_SIZE } from './gallery-case.js';

function orbit(start: number, height: number, radius: number) {
  const steps = Array.from({ length: 600 }, (_, k) => k);
  const x = steps.map((k) => (start + 0.25 * k + radius * Math.cos(k / 17) + 128) % 64);
  const y = steps.map((k) => height + radius * (1 + Math.sin(k / 17)) * 0.5 + 0.02 * k);
  return { kind: 'curves' as const, curves: [{ x, y }], xName: 'x', yName: 'z', xUnit: 'm', yUnit: 'm' };
}

/** Particles that leave at one side and come back at the other: no line leads across. */
export const trajectoriesWithGaps = galleryCase(
  'trajectories-with-gaps',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          { kind: 'trajectories', data: orbit(0, 8, 9), gap: 30, label: 'electron' },
          { kind: 'trajectories', data: orbit(60, 34, 14), gap: 30, label: 'ion', style: 'dashed' },
        ],
        title: '',
        x: { min: 0, max: 64 },
        y: { min: 0, max: 64 },
        aspect: 'equal',
      },
    ],
  },
  [],
);
