import { density } from './fields.js';
import { axis, galleryCase, sampledField, source } from './gallery-case.js';

/** A logarithmic scale; cells that are not positive have no colour. */
export const logDensity = galleryCase(
  'log-density',
  { panels: [{ layers: [{ kind: 'map', data: source('nd1p[-1, :, 64, :]'), norm: 'log' }] }] },
  [[sampledField('nd1p', '/cc', [axis('z', 97, 0.5, 'm'), axis('x', 129, 0.5, 'm')], density)]],
);
