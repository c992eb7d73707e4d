import { axis, galleryCase, sampledField, source, USUAL_SIZE } from './gallery-case.js';

/** Lines, a band, a text and an arrow in the coordinates of the data. */
export const annotations = galleryCase(
  'annotations',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          { kind: 'span', along: 'x', from: 0, to: 9, color: '#888888', label: 'sheath' },
          { kind: 'line', data: source('phisp[-1, :, 64, 64]') },
          { kind: 'hline', y: 0, style: 'dotted', color: 'black', width: 0.8 },
          { kind: 'vline', x: 27, style: 'dashed', color: 'C3', label: 'photoelectrons' },
          {
            kind: 'text',
            text: 'potential well',
            at: [44, -0.6],
            align: 'center',
            baseline: 'top',
            size: 9,
          },
          { kind: 'arrow', from: [22, 8], to: [12.5, 0.3], text: 'first zero' },
          {
            kind: 'text',
            text: 'run 12',
            at: [0.97, 0.2],
            in: 'axes',
            align: 'right',
            baseline: 'bottom',
            size: 8,
            color: '#777777',
          },
        ],
      },
    ],
  },
  [
    [
      { kind: 'none' },
      sampledField('phisp', 'V', [axis('z', 129, 0.5, 'm')], (z) => 12 * Math.exp(-z / 7) * Math.cos(z / 8)),
    ],
  ],
);
