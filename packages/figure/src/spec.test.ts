import { describe, expect, it } from 'vitest';
import { FigureTooLargeError } from './errors.js';
import { parseFigureSpec } from './spec.js';

const data = { run: 'moon/a', expr: 'phisp[-1,:,64,:]' };
const one = (layer: object, rest: object = {}) => ({
  v: 1,
  panels: [{ layers: [{ kind: 'map', data, ...layer }] }],
  ...rest,
});

describe('parseFigureSpec', () => {
  it('fills in every default', () => {
    expect(parseFigureSpec(one({}))).toEqual({
      v: 1,
      size: { width: 6.4, height: 4.8, dpi: 150 },
      theme: 'matplotlib',
      mode: 'light',
      labels: { units: 'brackets', symbols: false },
      layout: { kind: 'grid', rows: 1, cols: 1, shareX: 'none', shareY: 'none' },
      frame: 'axes',
      panels: [
        {
          layers: [
            {
              kind: 'map',
              data: { ...data, units: 'si' },
              cmap: 'gray-jet',
              norm: 'linear',
              limits: { kind: 'auto' },
              interpolation: 'bilinear',
            },
          ],
          colorbar: true,
          aspect: 'auto',
        },
      ],
    });
  });

  it.each([
    [one({ colour: 1 }), 'panels[0].layers[0].colour', 'there is no such member'],
    [one({ cmap: 'vridis' }), 'panels[0].layers[0].cmap', 'there is no colour map "vridis"'],
    [
      one({ limits: { kind: 'fixed', min: 2, max: 1 } }),
      'panels[0].layers[0].limits.max',
      'max = 1 has to be above min = 2',
    ],
    [
      one({ norm: 'log', limits: { kind: 'fixed', min: 0, max: 1 } }),
      'panels[0].layers[0].limits.min',
      'logarithmic',
    ],
    [one({ limits: { kind: 'percentile', low: 1, high: 101 } }), 'panels[0].layers[0].limits.high', '100'],
    [one({ axes: 'xx' }), 'panels[0].layers[0].axes', 'xz'],
    [one({ kind: 'volume' }), 'panels[0].layers[0].kind', 'there is no "volume"; '],
    [{ v: 1 }, 'panels', 'missing; expected array'],
    [{ ...one({}), v: 2 }, 'v', '1'],
    [{ ...one({}), panels: Array.from({ length: 65 }, () => one({}).panels[0]) }, 'panels', '64'],
    [{ ...one({}), layout: { kind: 'grid', rows: 9, cols: 9 } }, 'layout', 'at most 64'],
    [
      {
        ...one({}),
        panels: [one({}).panels[0], one({}).panels[0]],
        layout: { kind: 'grid', rows: 1, cols: 1 },
      },
      'layout',
      'no room for 2 panels',
    ],
    [one({ data: { ...data, expr: 'x'.repeat(2001) } }), 'panels[0].layers[0].data.expr', '2000'],
    [{ ...one({}), size: { width: 0.01 } }, 'size', 'at least 16 × 16'],
    [{ ...one({}), size: { width: Number.NaN } }, 'size.width', 'expected number'],
    ['phisp', '', 'expected object'],
  ])('names the member it refuses: %#', (json, path, reason) => {
    expect(() => parseFigureSpec(json)).toThrow(expect.objectContaining({ tag: 'FigureSpecError', path }));
    expect(() => parseFigureSpec(json)).toThrow(reason);
  });

  it('refuses more than 4096 pixels a side', () => {
    const huge = { ...one({}), size: { width: 1000, height: 1000, dpi: 100 } };
    expect(() => parseFigureSpec(huge)).toThrow(FigureTooLargeError);
    expect(() => parseFigureSpec(huge)).toThrow('100000 × 100000 pixels; at most 4096 × 4096');
    expect(() =>
      parseFigureSpec({ ...one({}), size: { width: 40.96, height: 40.96, dpi: 100 } }),
    ).not.toThrow();
  });
});
