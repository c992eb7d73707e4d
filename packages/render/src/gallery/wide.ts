import { sheath } from './fields.js';
import { axis, galleryCase, sampledField, source } from './gallery-case.js';

/** 4000 pixels wide. */
export const wide = galleryCase(
  'wide',
  {
    size: { width: 13.3334, height: 4, dpi: 300 },
    panels: [{ layers: [{ kind: 'map', data: source('phisp[-1, :, 64, :]') }] }],
  },
  [[sampledField('phisp', 'V', [axis('z', 65, 1, 'm'), axis('x', 129, 1, 'm')], sheath)]],
);
