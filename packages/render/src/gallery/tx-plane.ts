import { axis, galleryCase, sampledField, source } from './gallery-case.js';

/** Time to the right: a wave that runs along x. */
export const txPlane = galleryCase(
  'tx-plane',
  { panels: [{ layers: [{ kind: 'map', data: source('ex[:, 20, 64, :]'), cmap: 'coolwarm' }] }] },
  [
    [
      sampledField(
        'ex',
        'V/m',
        [axis('t', 41, 3.3356e-6, 's'), axis('x', 129, 0.5, 'm')],
        (t, x) => Math.sin(x / 4 - t * 2.1e5) * Math.exp(-((x - t * 3.5e5) ** 2) / 500),
      ),
    ],
  ],
);
