import { describe, expect, it } from 'vitest';
import { contourSummary } from './contour-summary';

const even = { rule: 'even', interval: 1, levels: [-1, 1, 2], noisy: [] } as const;
const described = (over: object) => ({ ...even, levels: [...even.levels], noisy: [], ...over });

describe('contourSummary', () => {
  it('says the interval with its unit and that lines are dashed', () => {
    expect(contourSummary(described({}), 'V')).toEqual({
      kind: 'even',
      interval: '1\u00a0V',
      dashed: true,
      leftOut: [],
    });
  });

  it('names levels that noise would have drawn', () => {
    expect(contourSummary(described({ levels: [1, 2], noisy: [0] }), 'V')).toMatchObject({
      dashed: false,
      leftOut: ['0\u00a0V'],
    });
  });

  it('says that a field is too noisy rather than nothing', () => {
    expect(contourSummary(described({ levels: [], noisy: [0, 1] }), 'V')).toEqual({ kind: 'noisy' });
  });

  it('is nothing without contours', () => {
    expect(contourSummary(null, 'V')).toBeNull();
    expect(contourSummary(described({ levels: [] }), 'V')).toBeNull();
  });
});
