import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { potential } from './plasma.js';

/** Texts and arrows over a map, in its coordinates and in parts of the axes. */
export const annotatedMap = galleryCase(
  'annotated-map',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          { kind: 'map', data: source('phisp[-1, :, 64, :]') },
          { kind: 'hline', y: 20, color: 'white', style: 'dashed', width: 1 },
          { kind: 'arrow', from: [24, 50], to: [57, 21], text: 'hole', color: 'white' },
          { kind: 'text', text: 'wake', at: [110, 40], color: 'white', align: 'center', size: 12 },
          { kind: 'text', text: 't = 1.2 ms', at: [0.02, 0.97], in: 'axes', baseline: 'top', color: 'white' },
        ],
      },
    ],
  },
  [[potential]],
);
