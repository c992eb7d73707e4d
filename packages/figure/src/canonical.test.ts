import { describe, expect, it } from 'vitest';
import { figure } from './builder.js';
import { canonicalJson, canonicalSpec } from './canonical.js';
import { parseFigureSpec } from './spec.js';

const map = figure('a').map('phisp[:, :, 6, :]');

describe('canonicalSpec', () => {
  it('keeps an animation and a legend of nothing but defaults', () => {
    for (const builder of [map.animate(), map.with({ legend: {} })]) {
      const spec = builder.spec();
      expect(parseFigureSpec(JSON.parse(canonicalJson(spec)))).toEqual(spec);
    }
  });

  it('leaves out options of axes that say nothing', () => {
    expect(canonicalJson(map.x({}).y({ inverted: false }).spec())).toBe(canonicalJson(map.spec()));
    expect(canonicalSpec(map.spec())).toEqual({
      v: 1,
      panels: [{ layers: [{ kind: 'map', data: { expr: 'phisp[:, :, 6, :]', run: 'a' } }] }],
    });
  });
});
