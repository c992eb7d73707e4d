import { galleryCase, source, USUAL_SIZE } from './gallery-case.js';
import { ionDensity } from './plasma.js';

/** Symbols for the quantities, units in parentheses. */
export const symbolsAndParentheses = galleryCase(
  'symbols-and-parentheses',
  {
    size: USUAL_SIZE,
    labels: { symbols: true, units: 'parentheses' },
    panels: [{ layers: [{ kind: 'map', data: source('nd1p[-1, :, 64, :]'), norm: 'log', cmap: 'viridis' }] }],
  },
  [[ionDensity]],
);
