import { sheath } from './fields.js';
import { axis, galleryCase, sampledField, source } from './gallery-case.js';

/** 300 pixels wide, matplotlib's default resolution. */
export const narrow = galleryCase(
  'narrow',
  {
    size: { width: 3, height: 2.25, dpi: 100 },
    panels: [{ layers: [{ kind: 'map', data: source('phisp[-1, :, 64, :]') }] }],
  },
  [[sampledField('phisp', 'V', [axis('z', 129, 0.5, 'm'), axis('x', 257, 0.5, 'm')], sheath)]],
);
