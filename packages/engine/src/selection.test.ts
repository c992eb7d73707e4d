import { parseExpression } from '@emout/expr/parse';
import { selectedShape } from '@emout/ndarray/index-rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldOf, printSelection, selectionOf } from './selection.js';

const shape = [20, 513, 129, 129];

function select(text: string, of: readonly number[] = shape) {
  return selectionOf(fieldOf(parseExpression(text)), of);
}

describe('selectionOf', () => {
  it.each([
    ['phisp', 'phisp[:, :, :, :]'],
    ['phisp[-1, :, 64, :]', 'phisp[19, :, 64, :]'],
    ['data.phisp[ -1 ][:, -1]', 'phisp[19, :, 128, :]'],
    ['phisp[..., 3]', 'phisp[:, :, :, 3]'],
    ['phisp[2:5, 0, 0, 0]', 'phisp[2:5, 0, 0, 0]'],
    ['phisp[0, ::-1, 5, :10:3]', 'phisp[0, 512::-1, 5, :12:3]'],
    ['phisp[0, 100:0:-7, 5, 0:999]', 'phisp[0, 100::-7, 5, :]'],
  ])('reads %s as %s', (text, canonical) => {
    expect(printSelection('phisp', select(text), shape)).toBe(canonical);
  });

  it('prints what selects the same again', () => {
    const bound = fc.option(fc.integer({ min: -9, max: 9 }), { nil: null });
    const step = fc.constantFrom(null, 1, 2, 3, -1, -2, -5);
    const range = fc
      .tuple(bound, bound, step)
      .map(([start, stop, by]) => `${start ?? ''}:${stop ?? ''}${by === null ? '' : `:${by}`}`);
    const item = fc.oneof(range, fc.integer({ min: -4, max: 3 }).map(String));
    fc.assert(
      fc.property(fc.tuple(item, item, item, item), (items) => {
        const sizes = [4, 7, 5, 6];
        const text = `phisp[${items.join(', ')}]`;
        let selection: ReturnType<typeof select>;
        try {
          selection = select(text, sizes);
        } catch {
          return; // An empty range: nothing to print.
        }
        const again = select(printSelection('phisp', selection, sizes), sizes);
        expect(selectedShape(again)).toEqual(selectedShape(selection));
        again.forEach((axis, k) => {
          const expected = selection[k];
          expect(axis.start).toBe(expected?.start);
          if (axis.count > 1) expect(axis.step).toBe(expected?.step);
        });
      }),
    );
  });

  it.each([
    ['phisp[25]', 'There is no step 25. phisp has steps 0 to 19; the last can also be written −1.'],
    [
      'phisp[0, -600]',
      'There is no z index −600. phisp has z indices 0 to 512; the last can also be written −1.',
    ],
    [
      'phisp[0, 0, 129]',
      'There is no y index 129. phisp has y indices 0 to 128; the last can also be written −1.',
    ],
    ['phisp[0][0][0][1000]', 'There is no x index 1000.'],
    ['phisp[5:5]', 'The range of steps holds none of phisp, which has 0 to 19.'],
  ])('says what is wrong with %s', (text, sentence) => {
    expect(() => select(text)).toThrow(sentence);
    expect(() => select(text)).toThrow(expect.objectContaining({ tag: 'IndexError' }));
  });

  it('refuses a fifth index', () => {
    expect(() => select('phisp[0, 0, 0, 0, 0]')).toThrow(expect.objectContaining({ tag: 'IndexError' }));
  });
});
