import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markWords, matchesWords, searchWords } from './search-words';

describe('a search', () => {
  it('wants every word somewhere in the path, in any case', () => {
    const words = searchWords('  HOLE sun38 ');
    expect(matchesWords('lunar/rect-hole/d14-sun38', words)).toBe(true);
    expect(matchesWords('lunar/rect-hole/d14-sun52', words)).toBe(false);
    expect(matchesWords('anything', searchWords('  '))).toBe(true);
  });

  it('marks what it found', () => {
    expect(markWords('rect-Hole-d14', ['hole', 'ole-d'])).toEqual([
      { text: 'rect-', found: false, at: 0 },
      { text: 'Hole-d', found: true, at: 5 },
      { text: '14', found: false, at: 11 },
    ]);
  });

  it('loses no letter of the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (name, search) => {
        expect(
          markWords(name, searchWords(search))
            .map(({ text }) => text)
            .join(''),
        ).toBe(name);
      }),
    );
  });
});
