import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { potential } from './plasma.js';

const END_OF_CURVE = [Number.NaN, Number.NaN];
const CIRCLE = Array.from({ length: 65 }, (_, k) => [
  100 + 8 * Math.cos((k * Math.PI) / 32),
  44 + 8 * Math.sin((k * Math.PI) / 32),
]).flat();
/** A surface at 20 m with a hole in it, and a sphere above. */
const SURFACE = [0, 20, 52, 20, 52, 8, 68, 8, 68, 20, 128, 20];
const BODIES = Float64Array.from([...SURFACE, ...END_OF_CURVE, ...CIRCLE]);

/** Outlines of bodies over the potential. */
export const outlinesOverMap = galleryCase(
  'outlines-over-map',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          { kind: 'map', data: source('phisp[-1, :, 64, :]') },
          { kind: 'boundaries', data: { run: 'gallery', units: 'si' }, color: 'black', width: 1.5 },
        ],
      },
    ],
  },
  [
    [
      potential,
      {
        kind: 'curves',
        curves: {
          axes: [
            { name: 'x', unit: 'm' },
            { name: 'z', unit: 'm' },
          ],
          points: BODIES,
        },
      },
    ],
  ],
);
