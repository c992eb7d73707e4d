import { figure } from '@emout/figure/builder';
import { figureFromQuery } from '@emout/figure/query';
import { describe, expect, it } from 'vitest';
import { picturePath } from '../explorer/share-address';
import { DEFAULT_CMAP, type View } from '../explorer/view';
import { printView } from '../explorer/view-address';
import { explorerAddress } from './view-of-figure';

const VIEW: View = {
  base: 'phisp',
  subscript: [
    { kind: 'index', at: 19 },
    { kind: 'range', start: null, stop: null, step: null },
    { kind: 'index', at: 64 },
    { kind: 'range', start: 2, stop: null, step: null },
  ],
  cmap: DEFAULT_CMAP,
  norm: 'linear',
  range: { kind: 'auto' },
  units: 'si',
  contours: null,
  probe: null,
  panel: null,
};

/** The figure that the share menu saves. */
function saved(view: View) {
  const { pathname, searchParams } = new URL(picturePath('lunar/a b', view), 'http://x');
  expect(pathname).toBe('/fig/lunar/a%20b.png');
  return figureFromQuery('lunar/a b', searchParams);
}

describe('explorerAddress', () => {
  it.each<[string, Partial<View>]>([
    ['as it opens', {}],
    ['another map without contours', { cmap: 'viridis' }],
    ['another map with contours', { cmap: 'viridis', contours: true }],
    ['the usual map without contours', { contours: false }],
    ['fixed limits on a logarithmic scale', { norm: 'log', range: { kind: 'fixed', min: 1, max: 1e3 } }],
    ['percentiles', { range: { kind: 'percentile', low: 1, high: 99 } }],
    ['EMSES units', { units: 'emses' }],
    ['an expression', { base: 'nd1p - nd2p' }],
  ])('opens the view that was saved: %s', (_, part) => {
    const view = { ...VIEW, ...part };
    const spec = saved(view);
    expect(spec.theme).toBe('paper');
    expect(explorerAddress(spec, [])).toBe(`/run/lunar/a%20b?${printView(view)}`);
  });

  it('opens the step that was the newest then', () => {
    const newest = figure('a').map('phisp[-1, :, 64, :]', { cmap: 'viridis' }).spec();
    expect(explorerAddress(newest, ['phisp[19, :, 64, :]'])).toBe(
      '/run/a?expr=phisp[19,:,64,:]&cmap=viridis',
    );
    expect(explorerAddress(newest, [])).toBe('/run/a?expr=phisp[-1,:,64,:]&cmap=viridis');
  });

  const map = figure('a').map('phisp[3, :, 6, :]');
  it.each([
    ['a line', figure('a').line('phisp[3, :, 6, 8]')],
    ['two panels', map.panel().map('ex[3, :, 6, :]')],
    ['contours of another field', map.contour('ex[3, :, 6, :]', { levels: 'colors' })],
    ['contours at levels of its own', map.contour(undefined, { levels: 5 })],
    ['boundaries', map.boundaries()],
    ['a symmetric logarithm', figure('a').map('phisp[3, :, 6, :]', { norm: 'symlog' })],
    ['one limit alone', figure('a').map('phisp[3, :, 6, :]', { limits: { kind: 'auto', min: 0 } })],
    ['turned axes', figure('a').map('phisp[3, :, 6, :]', { axes: 'zx' })],
    ['a turned axis', figure('a').map('phisp[3, ::-1, 6, :]')],
    ['hard cells', figure('a').map('phisp[3, :, 6, :]', { interpolation: 'nearest' })],
    ['a part of the axis', map.x({ min: 0, max: 3 })],
    ['frames', figure('a').map('phisp[:, :, 6, :]').animate()],
    ['the faults of emout', map.figure({ compat: 'emout' })],
  ])('leaves %s to the page of whole figures', (_, builder) => {
    expect(explorerAddress(builder.spec(), [])).toBeNull();
  });
});
