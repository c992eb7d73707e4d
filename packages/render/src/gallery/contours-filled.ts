import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { potential } from './plasma.js';

/** Areas between levels, and the lines that bound them. */
export const contoursFilled = galleryCase(
  'contours-filled',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          {
            kind: 'contour',
            data: source('phisp[-1, :, 64, :]'),
            filled: true,
            cmap: 'RdYlBu_r',
            levels: 12,
          },
          {
            kind: 'contour',
            data: source('phisp[-1, :, 64, :]'),
            color: 'black',
            width: 0.5,
            levels: 12,
            labels: false,
          },
        ],
      },
    ],
  },
  [[potential, potential]],
);
