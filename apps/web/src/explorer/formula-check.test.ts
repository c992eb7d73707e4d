import { describe, expect, it } from 'vitest';
import { checkFormula, defaultSubscript } from './formula-check';
import { drawableFixture, fieldFixture } from './run-fixtures';
import { printFormula } from './view';

const fields = [
  fieldFixture('phisp', [20, 97, 129, 129]),
  fieldFixture('nd1p', [20, 97, 129, 129]),
  fieldFixture('bx', [0, 97, 129, 129], { state: 'empty' }),
  fieldFixture('ez', [0, 0, 0, 0], { state: 'unreadable', reason: 'It is not an HDF5 file.' }),
];

function problemOf(text: string) {
  const check = checkFormula(text, fields);
  if (check.ok !== false) throw new Error(`${text} was not refused`);
  const { key, words, span } = check.problem;
  return { key, words, meant: text.slice(span.start, span.end) };
}

describe('checkFormula', () => {
  it.each([
    ['phisp[19, :, 64, :]', 'phisp[19, :, 64, :]'],
    ['data.phisp[-1,:,64,:]', 'phisp[-1, :, 64, :]'],
    ['phisp[3, 10:50, 64]', 'phisp[3, 10:50, 64, :]'],
    ['phisp[..., 5, 7]', 'phisp[:, :, 5, 7]'],
    ['phisp', 'phisp[19, :, 64, :]'],
    ['phisp[:, :]', 'phisp[19, :, 64, :]'],
    ['phisp[-20, :, -129, ::2]', 'phisp[-20, :, -129, ::2]'],
  ])('accepts %s', (text, canonical) => {
    const check = checkFormula(text, fields);
    expect(check.ok && printFormula({ base: check.drawable.name, subscript: check.subscript })).toBe(
      canonical,
    );
  });

  it('says which step is not there and which are', () => {
    const { key, words, meant } = problemOf('phisp[25, :, 64, :]');
    expect(key).toBe('outsideStep');
    expect(words).toMatchObject({ at: '25', field: 'phisp', last: 19 });
    expect(meant).toBe('25');
  });

  it('counts from the end with a minus sign that is one', () => {
    const { key, words } = problemOf('phisp[-21, :, 64, :]');
    expect(key).toBe('outsideStep');
    expect(words.at).toBe('\u221221');
  });

  it('names the axis of a position that is not there', () => {
    const { key, words, meant } = problemOf('phisp[1, :, 129, :]');
    expect(key).toBe('outsideIndex');
    expect(words).toMatchObject({ axis: 'y', at: '129', last: 128 });
    expect(meant).toBe('129');
  });

  it.each([
    ['', 'empty'],
    ['phisp[1, :', 'unfinished'],
    ['phisp[1, :]]', 'grammar'],
    ['ex + ', 'unfinished'],
    ['mean(ex, axis="', 'unfinished'],
    ['ex ? ey', 'grammar'],
    ['bx[0, :, 2, :]', 'emptyField'],
    ['ez[0, :, 2, :]', 'unreadableField'],
    ['phisp[0, :, 2, :, 3]', 'tooMany'],
    ['phisp[0, ::0, 2, :]', 'zeroStep'],
    ['phisp[0, 90:80, 2, :]', 'emptyRange'],
    ['phisp[0, ::-1, 2, :]', 'turned'],
    ['phisp[0, 1, 2, :]', 'notAPlane'],
    ['phisp[0]', 'notAPlane'],
  ])('refuses %j as %s', (text, key) => {
    expect(problemOf(text).key).toBe(key);
  });
});

describe('what only the worker knows', () => {
  it.each([
    'phisq[1, :, 2, :]',
    'phisp[0][:, 2, :]',
    'phisp[-1, :, ny//2, :]',
    'phisp[-1, [0, 1], 2, :]',
    'ex - ey',
  ])('is left to it: %s', (text) => {
    expect(checkFormula(text, fields).ok).toBeNull();
  });
});

describe('defaultSubscript', () => {
  const shown = (shape: [number, number, number, number], following: boolean) =>
    printFormula({ base: 'phisp', subscript: defaultSubscript(drawableFixture('phisp', shape), following) });

  it('takes the last step and the middle of y', () => {
    expect(shown([20, 97, 129, 129], false)).toBe('phisp[19, :, 64, :]');
    expect(shown([13, 3, 1, 5], true)).toBe('phisp[-1, :, 0, :]');
  });
});
