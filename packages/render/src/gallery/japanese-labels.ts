import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { potential } from './plasma.js';

/** Titles, labels and a legend in Japanese. */
export const japaneseLabels = galleryCase(
  'japanese-labels',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          { kind: 'map', data: source('phisp[-1, :, 64, :]') },
          { kind: 'text', text: '縦穴', at: [60, 12], align: 'center', color: 'white', size: 12 },
        ],
        title: '月面の縦穴まわりの電位',
        x: { label: '水平距離 [m]' },
        y: { label: '高さ [m]' },
        colorbar: { label: '電位 φ [V]' },
      },
    ],
  },
  [[potential]],
);
