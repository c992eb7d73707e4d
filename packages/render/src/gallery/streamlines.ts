import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { electricField } from './plasma.js';

/** Lines of the electric field in one colour. */
export const streamlines = galleryCase(
  'streamlines',
  { size: USUAL_SIZE, panels: [{ layers: [{ kind: 'stream', data: source('exz[-1, :, 64, :]') }] }] },
  [[electricField]],
);
