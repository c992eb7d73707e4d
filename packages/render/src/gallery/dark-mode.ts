import { sheath } from './fields.js';
import { axis, galleryCase, sampledField, source } from './gallery-case.js';

/** Light ink on a dark ground; the map keeps its colours. */
export const darkMode = galleryCase(
  'dark-mode',
  { mode: 'dark', panels: [{ layers: [{ kind: 'map', data: source('phisp[-1, :, 64, :]') }] }] },
  [[sampledField('phisp', 'V', [axis('z', 129, 0.5, 'm'), axis('x', 257, 0.5, 'm')], sheath)]],
);
