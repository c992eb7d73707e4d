import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { electricField } from './plasma.js';

/** Lines that are wide where the field is strong. */
export const streamlinesByWidth = galleryCase(
  'streamlines-by-width',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          {
            kind: 'stream',
            data: source('exz[-1, :, 64, :]'),
            width: 3,
            widthByMagnitude: true,
            color: '#33518a',
          },
        ],
      },
    ],
  },
  [[electricField]],
);
