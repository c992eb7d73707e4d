import type { RunDetail } from '@emout/api/schemas';
import { runPathSchema } from '@emout/api/schemas';
import { describe, expect, it } from 'vitest';
import { drawableField } from './drawable';
import { expectedSteps, fallbackView, openingOf, resolvedView } from './opening-view';
import { drawableFixture, fieldFixture } from './run-fixtures';
import { printFormula } from './view';
import { parseViewAddress } from './view-address';

const phisp = fieldFixture('phisp', [13, 97, 129, 129]);
const run: RunDetail = {
  run: runPathSchema.parse('a/b'),
  name: 'b',
  root: 'a',
  state: 'growing',
  reason: null,
  notice: null,
  steps: { written: 13, expected: 20, lastTimeS: null },
  grid: { nx: 128, ny: 128, nz: 96 },
  dxM: 0.5,
  bytes: 1,
  modifiedAtMs: 0,
  thumbnailField: 'phisp',
  conversionKey: null,
  fields: [fieldFixture('ex', [13, 97, 129, 129]), phisp],
  problems: [],
  species: null,
};
const address = (query: string) => parseViewAddress(new URLSearchParams(query));

describe('openingOf', () => {
  it('opens a growing run at its newest step and a complete one at its last', () => {
    const open = (one: RunDetail) => {
      const opening = openingOf(one, address(''));
      return opening.kind === 'view' ? printFormula(opening.view) : opening.kind;
    };
    expect(open(run)).toBe('phisp[-1, :, 64, :]');
    expect(open({ ...run, state: 'complete' })).toBe('phisp[12, :, 64, :]');
    expect(open({ ...run, fields: [] })).toBe('nothing');
  });

  it('keeps the plane that was meant when only the step is not there', () => {
    const query = address('expr=phisp[40,10,:,:]');
    const opening = openingOf(run, query);
    if (opening.kind !== 'problem') throw new Error('step 40 was accepted');
    const view = fallbackView(run, query, opening);
    expect(view && printFormula(view)).toBe('phisp[12, 10, :, :]');
  });
});

describe('resolvedView', () => {
  it('asks for the step that −1 means now', () => {
    const opening = openingOf(run, address(''));
    if (opening.kind !== 'view') throw new Error('nothing to open');
    expect(printFormula(resolvedView(opening.view, phisp.shape))).toBe('phisp[12, :, 64, :]');
  });
});

describe('expectedSteps', () => {
  it('believes the run only for fields written as often', () => {
    expect(expectedSteps(run, drawableField(phisp))).toBe(20);
    expect(expectedSteps(run, drawableFixture('j1x', [3, 97, 129, 129]))).toBe(3);
    expect(expectedSteps({ ...run, state: 'complete' }, drawableField(phisp))).toBe(13);
    expect(expectedSteps(run, drawableFixture('ey', [9, 97, 129, 129], { reason: 'cut' }))).toBe(20);
  });
});
