import { sheath } from './fields.js';
import { axis, galleryCase, sampledField, source } from './gallery-case.js';

/** Small changes on a large value: the colour bar has an offset. */
export const barOffset = galleryCase(
  'bar-offset',
  { panels: [{ layers: [{ kind: 'map', data: source('bz[-1, :, 64, :]'), cmap: 'cividis' }] }] },
  [
    [
      {
        ...sampledField(
          'bz',
          'T',
          [axis('z', 129, 0.5, 'm'), axis('x', 257, 0.5, 'm')],
          (z, x) => 20000 + 0.01 * sheath(z, x),
        ),
        factor: 1e-9,
      },
    ],
  ],
);
