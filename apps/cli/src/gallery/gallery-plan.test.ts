import type { FieldSummary } from '@emout/engine/run-listing';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../errors.js';
import { type PlannedField, planGallery } from './gallery-plan.js';

const STYLE = { format: 'png', animation: 'gif' } as const;

function field(name: string, shape: FieldSummary['shape'], change: Partial<FieldSummary> = {}): FieldSummary {
  const time = { firstS: null, spacingS: null, firstEmses: 0, spacingEmses: 1 };
  return {
    ...{ name, label: name, category: 'fields', bytes: 1, shape, dtype: 'float32', unit: null },
    ...{ state: 'readable', reason: null, notice: null, time, spacingM: null },
    ...change,
  };
}

function only(fields: readonly PlannedField[]): PlannedField {
  const [first, ...more] = fields;
  if (first === undefined || more.length > 0) throw new RangeError('one field was planned');
  return first;
}

const expressionsOf = ({ pictures }: PlannedField) =>
  pictures.map(({ fileName, expression }) => [fileName, expression]);

describe('planGallery', () => {
  it('takes planes and lines through the middle of the last step, and all steps of the xz plane', () => {
    const planned = only(planGallery([field('phisp', [5, 41, 13, 17])], STYLE));
    expect(expressionsOf(planned)).toEqual([
      ['phisp-xz.png', 'phisp[4, :, 6, :]'],
      ['phisp-yz.png', 'phisp[4, :, :, 8]'],
      ['phisp-xy.png', 'phisp[4, 20, :, :]'],
      ['phisp-line-x.png', 'phisp[4, 20, 6, :]'],
      ['phisp-line-y.png', 'phisp[4, 20, :, 8]'],
      ['phisp-line-z.png', 'phisp[4, :, 6, 8]'],
      ['phisp-time-xz.gif', 'phisp[:, :, 6, :]'],
    ]);
    expect(planned.note).toBeNull();
  });

  it('leaves out what a run of two dimensions has no extent in', () => {
    for (const flat of [1, 2]) {
      const planned = only(planGallery([field('ex', [3, 9, flat, 9])], STYLE));
      const at = Math.floor(flat / 2);
      expect(expressionsOf(planned)).toEqual([
        ['ex-xz.png', `ex[2, :, ${at}, :]`],
        ['ex-line-x.png', `ex[2, 4, ${at}, :]`],
        ['ex-line-z.png', `ex[2, :, ${at}, 4]`],
        ['ex-time-xz.gif', `ex[:, :, ${at}, :]`],
      ]);
    }
  });

  it('animates the plane that there is, or else the line', () => {
    const [, flatBelow] = planGallery([field('a', [2, 1, 9, 9]), field('b', [2, 2, 9, 9])], STYLE);
    expect(flatBelow?.pictures.at(-1)).toMatchObject({ kind: 'animation', shows: 'xy' });
    const line = only(planGallery([field('c', [2, 9, 1, 1])], STYLE));
    expect(line.pictures.map(({ kind }) => kind)).toEqual(['line', 'animation']);
    expect(line.pictures.at(-1)).toMatchObject({ shows: 'z', expression: 'c[:, :, 0, 0]' });
    expect(line.pictures[0]?.basis).toEqual({ kind: 'line', expressions: ['c[1, :, 0, 0]'] });
  });

  it('has no animation of one step, and none when none is wanted', () => {
    const one = only(planGallery([field('phisp', [1, 9, 9, 9])], STYLE));
    expect(one.pictures.map(({ kind }) => kind)).not.toContain('animation');
    expect(one.note).toMatch(/one step/);
    const none = only(planGallery([field('phisp', [4, 9, 9, 9])], { ...STYLE, animation: 'none' }));
    expect(none.pictures).toHaveLength(6);
    expect(none.note).toBeNull();
  });

  it('takes every n-th step of a long series, the last one always', () => {
    const subscripts = [200, 201, 1000, 1234].map((steps) => {
      const { pictures } = only(planGallery([field('phisp', [steps, 9, 9, 9])], STYLE));
      return pictures.at(-1)?.expression.slice(6, -10);
    });
    expect(subscripts).toEqual([':', '::2', '4::5', '1::7']);
  });

  it('says why a field has no pictures', () => {
    const planned = planGallery(
      [
        field('ex', [0, 9, 9, 9], { state: 'empty', reason: 'No snapshot is written yet.' }),
        field('ey', null, { state: 'unreadable', reason: 'The file ends early.' }),
        field('ez', [3, 1, 2, 1]),
      ],
      STYLE,
    );
    expect(planned.map(({ pictures }) => pictures)).toEqual([[], [], []]);
    expect(planned.map(({ note }) => note)).toEqual([
      'No snapshot is written yet.',
      'The file ends early.',
      expect.stringMatching(/nothing to plot/),
    ]);
  });

  it('takes the named fields in their order, each once', () => {
    const all = ['phisp', 'ex', 'nd1p'].map((name) => field(name, [1, 9, 9, 9]));
    const planned = planGallery(all, STYLE, ['nd1p', 'phisp', 'nd1p']);
    expect(planned.map(({ summary }) => summary.name)).toEqual(['nd1p', 'phisp']);
    expect(() => planGallery(all, STYLE, ['nope'])).toThrow(UsageError);
    expect(() => planGallery(all, STYLE, ['nope'])).toThrow(/no field nope.*phisp, ex, nd1p/);
  });

  it('writes every picture into a file of its own, whatever the fields are called', () => {
    const planned = planGallery(
      ['a/b', 'a b', 'A_B', '../x'].map((name) => field(name, [2, 9, 9, 9])),
      STYLE,
    );
    const files = planned.flatMap(({ pictures }) => pictures.map(({ fileName }) => fileName));
    expect(new Set(files.map((name) => name.toLowerCase())).size).toBe(4 * 7);
    for (const name of files) expect(name).toMatch(/^[A-Za-z0-9_-]+\.(png|gif)$/);
  });
});
