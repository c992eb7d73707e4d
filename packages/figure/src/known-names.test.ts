import { describe, expect, it } from 'vitest';
import { COLORMAP_NAMES } from './colormaps.js';
import { knownNames, shownName } from './known-names.js';
import { parseFigureSpec } from './spec.js';

const read = (layer: object) => () =>
  parseFigureSpec({ v: 1, panels: [{ layers: [{ data: { run: 'a', expr: 'f[0]' }, ...layer }] }] });

describe('names that there are', () => {
  it('are listed where they are few', () => {
    expect(knownNames('b', ['x'])).toBe('known is x');
    expect(knownNames('b', ['x', 'y'])).toBe('known are x, y');
  });

  it('are the nearest three where they are many', () => {
    expect(knownNames('vridis', COLORMAP_NAMES)).toMatch(
      /^near are viridis, \w+ and \w+; docs\/figures\.md lists all$/,
    );
    expect(knownNames('qqqqqqqqqqqqqqqqqqqq', COLORMAP_NAMES)).toBe('docs/figures.md lists what there is');
    expect(knownNames(5, COLORMAP_NAMES)).toBe('docs/figures.md lists what there is');
  });

  it('make short sentences about colour maps and layers', () => {
    expect(read({ kind: 'map', cmap: 'vridis' })).toThrow(
      'panels[0].layers[0].cmap: there is no colour map "vridis"; near are viridis',
    );
    expect(read({ kind: 'map', cmap: 'Jet_r' })).toThrow('near are jet_r');
    expect(read({ kind: 'contur' })).toThrow(
      'panels[0].layers[0].kind: there is no "contur"; near is contour;',
    );
    expect(read({ kind: 'map', cmap: 'x'.repeat(5000) })).toThrow(/^.{1,140}$/);
    expect(read({})).toThrow('panels[0].layers[0].kind: docs/figures.md lists what there is');
  });
});

describe('what was given', () => {
  it('is shown as far as a name can be long', () => {
    expect(shownName('vridis')).toBe('"vridis"');
    expect(shownName(undefined)).toBe('something else');
    expect(shownName('x'.repeat(99))).toHaveLength(41);
  });
});
