import type { ExpressionType } from '@emout/api/expression-schemas';
import type { AxisDescription } from '@emout/api/schemas';
import { describe, expect, it } from 'vitest';
import { axisScale, positionText } from './coordinates';
import { drawableExpression } from './drawable';
import { checkAnswer } from './formula-check';
import { parseFormula } from './formula-text';
import { runOfDescription } from './plate-geometry';
import { printFormula } from './view';

/** An axis that begins at `startIndex` of a grid with dx = 0.5 m. */
function axis(name: 'z' | 'y' | 'x', startIndex: number, stepIndex: number, count: number, spacing = 0.5) {
  const unit = spacing === 1 ? null : 'm';
  return {
    name,
    unit,
    first: startIndex * spacing,
    spacing: stepIndex * spacing,
    count,
    startIndex,
    stepIndex,
  };
}

function typeOf(axes: readonly AxisDescription[], more: Partial<ExpressionType> = {}): ExpressionType {
  return {
    ok: true,
    canonical: '',
    python: null,
    kind: 'array',
    components: [],
    name: '',
    unit: 'V',
    dtype: 'float64',
    shape: axes.map(({ count }) => count),
    axes: [...axes],
    fixed: [],
    reduced: [],
    bytesToRead: 1,
    notes: [],
    ...more,
  };
}

const si = typeOf([axis('z', 10, 2, 20), axis('y', 0, 1, 13), axis('x', 0, 1, 17)]);
const emses = typeOf([axis('z', 10, 2, 20, 1), axis('y', 0, 1, 13, 1), axis('x', 0, 1, 17, 1)]);

function drawable() {
  const one = drawableExpression('mean(phisp[:, 10:50:2], axis="t")', si, emses);
  if (typeof one === 'string') throw new Error(one);
  return one;
}

describe('drawableExpression', () => {
  it('has one place along an axis that is not there, and the coordinates of those that are', () => {
    const one = drawable();
    expect(one.shape).toEqual([1, 20, 13, 17]);
    expect(positionText(axisScale(one, 'z', 'si'), 3)).toBe('8 m');
    expect(positionText(axisScale(one, 'z', 'emses'), 3)).toBe('16 EMSES');
    expect(positionText(axisScale(one, 'y', 'si'), 6)).toBe('3.0 m');
  });

  it('counts positions from its own beginning', () => {
    expect(runOfDescription(drawable(), axis('z', 14, 4, 5))).toEqual({ start: 2, step: 2, count: 5 });
  });

  it('refuses vectors, turned and transposed axes', () => {
    const vector = typeOf(si.axes, { kind: 'vector', components: ['x', 'z'] });
    expect(drawableExpression('exz', vector, vector)).toBe('vector');
    const turned = typeOf([axis('z', 9, -1, 10), axis('x', 0, 1, 17)]);
    expect(drawableExpression('a', turned, turned)).toBe('turned');
    const transposed = typeOf([axis('x', 0, 1, 17), axis('z', 0, 1, 10)]);
    expect(drawableExpression('a', transposed, transposed)).toBe('transposed');
  });
});

describe('checkAnswer', () => {
  function answer(text: string, whole: ExpressionType) {
    const parsed = parseFormula(text);
    if (parsed.kind !== 'formula') throw new Error(parsed.detail);
    const check = checkAnswer(text, parsed, whole, drawable());
    return check.ok
      ? printFormula({ base: check.drawable.name, subscript: check.subscript })
      : check.problem.key;
  }

  it('makes numbers of places that had to be computed, in positions of the base', () => {
    const z = { axis: 'z', index: 14, value: 7, unit: 'm' } as const;
    const plane = typeOf([axis('y', 0, 1, 13), axis('x', 4, 1, 9)], { fixed: [z] });
    expect(answer('mean(phisp[:, 10:50:2], axis="t")[nz//8, :, nx//4:13]', plane)).toBe(
      'mean(phisp[:, 10:50:2], axis="t")[2, :, 4:13]',
    );
  });

  it('cuts an expression without a place through the middle', () => {
    expect(answer('mean(phisp[:, 10:50:2], axis="t")', si)).toBe(
      'mean(phisp[:, 10:50:2], axis="t")[:, 6, :]',
    );
  });

  it('says how many axes are open', () => {
    const line = typeOf([axis('x', 0, 1, 17)]);
    expect(answer('mean(phisp[:, 10:50:2], axis="t")[0, 0]', line)).toBe('notAPlane');
  });

  it('puts a field that is not there in the words of the page', () => {
    const parsed = parseFormula('phisq[0]');
    if (parsed.kind !== 'formula') throw new Error(parsed.detail);
    const refused = {
      ok: false,
      message: 'No.',
      hint: null,
      span: { start: 0, end: 5 },
      near: ['phisp'],
    } as const;
    const check = checkAnswer('phisq[0]', parsed, { ...refused, near: ['phisp'] }, 'vector');
    expect(check.ok === false && check.problem).toMatchObject({ key: 'noField', near: ['phisp'] });
  });
});
