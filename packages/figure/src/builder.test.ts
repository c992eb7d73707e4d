import { describe, expect, it } from 'vitest';
import { figure } from './builder.js';
import { canonicalJson } from './canonical.js';
import { parseFigureSpec } from './spec.js';

const json = (input: unknown): string => canonicalJson(parseFigureSpec(input));

describe('figure', () => {
  it('writes the specification that a person would write', () => {
    const built = figure('sim')
      .map('phisp[-1, :, 64, :]', { cmap: 'viridis' })
      .contour()
      .boundaries()
      .title('Potential')
      .y({ min: 0 })
      .spec();
    const data = { run: 'sim', expr: 'phisp[-1, :, 64, :]' };
    expect(canonicalJson(built)).toBe(
      json({
        v: 1,
        panels: [
          {
            layers: [
              { kind: 'map', data, cmap: 'viridis' },
              { kind: 'contour', data },
              { kind: 'boundaries', data: { run: 'sim' } },
            ],
            title: 'Potential',
            y: { min: 0 },
          },
        ],
      }),
    );
  });

  it('puts several runs into one figure', () => {
    const built = figure('a', { theme: 'paper', title: 'Two runs' })
      .line('phisp[-1, :, 0, 0]', { label: 'a' })
      .line('phisp[-1, :, 0, 0]', { run: 'b', label: 'b', units: 'emses' })
      .panel({ letter: true })
      .phaseSpace(1, 'x', 'vx', { bins: [32, 32] })
      .panel()
      .histogram2d('ex[-1, 0]', 'ez[-1, 0]')
      .spec();
    expect(built.panels.map(({ layers }) => layers.map(({ kind }) => kind))).toEqual([
      ['line', 'line'],
      ['phaseSpace'],
      ['histogram2d'],
    ]);
    const [, second] = built.panels[0]?.layers ?? [];
    expect(second).toMatchObject({ data: { run: 'b', units: 'emses' } });
    expect(built.layout).toMatchObject({ kind: 'grid', rows: 2, cols: 2 });
  });

  it('leaves the builder it started from as it was', () => {
    const map = figure('sim').map('phisp[:, :, 64, :]');
    const animated = map.animate('t', { intervalMs: 100 });
    expect(map.input()).not.toHaveProperty('animation');
    expect(animated.spec().animation).toMatchObject({ axis: 't', intervalMs: 100, every: 1 });
  });

  it('refuses what the schema refuses', () => {
    expect(() => figure('sim').spec()).toThrow('panels[0].layers: entries are missing');
    expect(() =>
      figure('sim')
        .map('phisp[0]')
        .with({ cell: { row: 3, col: 0 } })
        .spec(),
    ).toThrow('panels[0].cell');
  });
});
