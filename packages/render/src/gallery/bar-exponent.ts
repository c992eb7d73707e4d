import { sheath } from './fields.js';
import { axis, galleryCase, sampledField, source } from './gallery-case.js';

/** Values of 10⁻⁷: the exponent stands above the colour bar. */
export const barExponent = galleryCase(
  'bar-exponent',
  { panels: [{ layers: [{ kind: 'map', data: source('j1x[-1, :, 64, :]'), cmap: 'seismic' }] }] },
  [
    [
      sampledField(
        'j1x',
        'A/m^2',
        [axis('z', 129, 0.5, 'm'), axis('x', 257, 0.5, 'm')],
        (z, x) => 3.1e-8 * sheath(z, x),
      ),
    ],
  ],
);
