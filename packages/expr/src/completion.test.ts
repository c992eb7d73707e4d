import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completionAt } from './completion.js';

/** The place of the cursor is written `|`. */
function at(marked: string) {
  const cursor = marked.indexOf('|');
  const text = marked.slice(0, cursor) + marked.slice(cursor + 1);
  const { kind, path, prefix, replace, call } = completionAt(text, cursor);
  return { kind, path, prefix, replaced: text.slice(replace.start, replace.end), replace, call };
}

describe('completionAt', () => {
  it.each([
    ['|', '', ''],
    ['ph|', 'ph', 'ph'],
    ['ph|isp[-1]', 'ph', 'phisp'],
    ['|phisp', '', 'phisp'],
    ['data.ph|', 'ph', 'ph'],
    ['data.|', '', ''],
    ['phisp + |', '', ''],
    ['phisp[-1] - ph|', 'ph', 'ph'],
    ['phisp[|', '', ''],
    ['phisp[-1, n|', 'n', 'n'],
    ['sqrt(e|', 'e', 'e'],
    ['mean(phisp, ax|', 'ax', 'ax'],
    ['(0 < a) & |', '', ''],
    ['a and n|', 'n', 'n'],
    ['lambda p: |', '', ''],
    ['電|位', '電', '電位'],
    ['# potential\n ph|', 'ph', 'ph'],
  ])('%j wants a name', (marked, prefix, replaced) => {
    expect(at(marked)).toMatchObject({ kind: 'name', path: [], prefix, replaced });
  });

  it.each([
    ['inp.|', ['inp'], ''],
    ['data.inp.|', ['inp'], ''],
    ['inp.ptcond.zs|', ['inp', 'ptcond'], 'zs'],
    ['-unit.|', ['unit'], ''],
    ['run("b").|', ['run("b")'], ''],
    ['2 * run("b").inp.n|', ['run("b")', 'inp'], 'n'],
    ['phisp[-1, :].v|', ['phisp[-1, :]'], 'v'],
    ['(a + b).|', ['(a + b)'], ''],
    ['phisp[inp.|', ['inp'], ''],
  ])('%j wants a member', (marked, path, prefix) => {
    expect(at(marked)).toMatchObject({ kind: 'member', path, prefix });
  });

  it.each([
    ['mean(x, axis="|', '', ''],
    ['mean(x, axis="t|")', 't', 't'],
    ['mean(x, axis=|"t")', null, null],
    ["x.sum(axis='|z')", '', 'z'],
    ['mean(x, axis=["t", "|', '', ''],
    ['mirror(phisp[-1, :, 6, :], "|', '', ''],
    ['phisp.mirror("x|', 'x', 'x'],
    ['tile(phisp[-1], 1, "|")', '', ''],
    ['mean(phisp[:], "|) + 1', '', ''],
  ])('%j wants an axis', (marked, prefix, replaced) => {
    if (prefix === null) expect(at(marked).kind).not.toBe('axis');
    else expect(at(marked)).toMatchObject({ kind: 'axis', prefix, replaced });
  });

  it.each([
    'phisp |',
    'phisp x|',
    'phisp[-1]|',
    'mean(x)|',
    '12|',
    '1.|',
    'run("|',
    'mean("x|',
    '"te|xt"',
    'lambda p|',
    'phisp[...|',
    'phisp + # not|e',
    'phisp + # note|',
  ])('%j wants no name', (marked) => {
    expect(at(marked)).toMatchObject({ kind: 'none', prefix: '', replaced: '' });
  });

  it.each([
    ['mean(|', { name: 'mean', argument: 0 }],
    ['mean(phisp, |', { name: 'mean', argument: 1 }],
    ['mean(phisp, 1, |', { name: 'mean', argument: null }],
    ['mean(phisp, axis=|', { name: 'mean', argument: 1 }],
    ['mean(phisp, depth=|', { name: 'mean', argument: null }],
    ['phisp.mean(|', { name: 'mean', argument: 1 }],
    ['np.mean(|', { name: 'mean', argument: 0 }],
    ['where(a < [1, 2|', { name: 'where', argument: 0 }],
    ['where(a < (1|', { name: 'where', argument: 0 }],
    ['where(a, sqrt(b|', { name: 'sqrt', argument: 0 }],
    ['where(a, sqrt(b), |', { name: 'where', argument: 2 }],
    ['tile(x, 1, "z", include_edge=|', { name: 'tile', argument: 3 }],
    ['tile(x, 1, "z", |', { name: 'tile', argument: null }],
    ['run("|', { name: 'run', argument: 0 }],
    ['mean(phisp[|', null],
    ['unit.v.trans(|', null],
    ['(a|', null],
    ['mean(a)|', null],
  ])('%j is inside of %j', (marked, call) => {
    expect(at(marked).call).toEqual(call);
  });

  it('answers for every text and place with a span around the cursor', () => {
    const pieces = fc.constantFrom(
      'phisp',
      'mean',
      '.',
      '(',
      '[',
      ']',
      ')',
      ',',
      '=',
      '"',
      "'",
      ' ',
      '#',
      '\\',
      '\n',
      '1',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 40 }).map((p) => p.join('')),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: -1, max: 60 }), (typed, cursor) => {
        const place = Math.max(0, Math.min(cursor, typed.length));
        const { prefix, replace } = completionAt(typed, cursor);
        expect(replace.start + prefix.length).toBe(place);
        expect(replace.end).toBeGreaterThanOrEqual(place);
        expect(replace.end).toBeLessThanOrEqual(typed.length);
        expect(typed.slice(replace.start, place)).toBe(prefix);
      }),
      { numRuns: 2000 },
    );
  });
});
