import type { QueryParameter } from './query-parameter.js';

/** How values become colours, and the bar that says so. */
export const COLOR_PARAMETERS = {
  cmap: {
    kind: 'colormap',
    places: ['layer.cmap'],
    about:
      'Colour map, `_r` behind its name turns it round; contour lines, streamlines and arrows have one colour without it',
    example: 'viridis',
  },
  vmin: { kind: 'number', places: ['layer.limits.min'], about: 'Lower limit of the values', example: '-5' },
  vmax: { kind: 'number', places: ['layer.limits.max'], about: 'Upper limit of the values', example: '5' },
  percentile: {
    kind: 'percentiles',
    places: ['layer.limits.low', 'layer.limits.high'],
    about: 'Limits that leave out the extremes, in place of `vmin` and `vmax`',
    example: '1,99',
  },
  norm: {
    kind: 'word',
    words: ['linear', 'log', 'symlog', 'power', 'centred'],
    places: ['layer.norm'],
    about: 'How values become positions on the colour bar, or on the axis of a line’s values',
    example: 'symlog',
  },
  linthresh: {
    kind: 'number',
    places: ['layer.linthresh'],
    about: 'Of `norm=symlog`: linear up to this value, chosen from the data without it',
    example: '0.1',
  },
  gamma: { kind: 'number', places: ['layer.gamma'], about: 'Of `norm=power`: the exponent', example: '0.5' },
  center: {
    kind: 'number',
    places: ['layer.center'],
    about: 'Of `norm=centred`: the value in the middle, 0 without it',
    example: '1.5',
  },
  under: {
    kind: 'color',
    places: ['layer.under'],
    about: 'Colour of values below the limits',
    example: 'navy',
  },
  over: {
    kind: 'color',
    places: ['layer.over'],
    about: 'Colour of values above the limits',
    example: '#ff8800',
  },
  bad: { kind: 'color', places: ['layer.bad'], about: 'Colour where there is no value', example: '0.8' },
  colorbar: {
    kind: 'barSide',
    places: ['panel.colorbar.side'],
    about: 'Whether there is a colour bar, and at which side',
    example: 'top',
  },
  cblabel: {
    kind: 'text',
    places: ['panel.colorbar.label'],
    about: 'Text at the colour bar',
    example: 'Potential [V]',
  },
} as const satisfies Readonly<Record<string, QueryParameter>>;
