import { sheath } from './fields.js';
import { axis, galleryCase, sampledField, source } from './gallery-case.js';

/** Fixed limits inside the data, symmetric about 0: values below and above them are clipped. */
export const fixedLimits = galleryCase(
  'fixed-limits',
  {
    panels: [
      {
        layers: [
          {
            kind: 'map',
            data: source('phisp[-1, :, 64, :]'),
            cmap: 'RdBu_r',
            limits: { kind: 'fixed', min: -5, max: 5 },
          },
        ],
      },
    ],
  },
  [[sampledField('phisp', 'V', [axis('z', 129, 0.5, 'm'), axis('x', 257, 0.5, 'm')], sheath)]],
);
