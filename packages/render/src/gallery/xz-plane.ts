import { sheath } from './fields.js';
import { axis, galleryCase, sampledField, source } from './gallery-case.js';

/** The picture that everybody sees first: a vertical plane with matplotlib's size and the default colours. */
export const xzPlane = galleryCase(
  'xz-plane',
  { panels: [{ layers: [{ kind: 'map', data: source('phisp[-1, :, 64, :]') }] }] },
  [[sampledField('phisp', 'V', [axis('z', 129, 0.5, 'm'), axis('x', 257, 0.5, 'm')], sheath)]],
);
