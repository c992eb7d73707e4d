import { axis, galleryCase, sampledField, source } from './gallery-case.js';

const NOTATIONS = ['power', 'prefix', 'plain', 'scientific'] as const;

/** The same values as a power, with a prefix, plain and scientific. */
export const notations = galleryCase(
  'notations',
  {
    size: { width: 8, height: 6, dpi: 100 },
    panels: NOTATIONS.map((notation) => ({
      layers: [{ kind: 'line' as const, data: source('j1z[-1, :, 64, 64]') }],
      y: { notation },
      title: notation,
    })),
  },
  NOTATIONS.map(() => [
    sampledField(
      'j1z',
      'A/m^2',
      [axis('z', 129, 0.5, 'm')],
      (z) => 3.2e-5 * Math.exp(-z / 20) * Math.cos(z / 9),
    ),
  ]),
);
