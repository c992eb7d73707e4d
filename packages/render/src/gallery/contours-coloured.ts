import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { potential } from './plasma.js';

/** Lines in the colours of their values, which they carry. */
export const contoursColoured = galleryCase(
  'contours-coloured',
  {
    size: USUAL_SIZE,
    panels: [
      { layers: [{ kind: 'contour', data: source('phisp[-1, :, 64, :]'), cmap: 'viridis', levels: 12 }] },
    ],
  },
  [[potential]],
);
