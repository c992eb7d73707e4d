import { describe, expect, it } from 'vitest';
import { axisScale, coordinateText, positionText, shownUnit } from './coordinates';
import { pictureAxis, positionAt, runOf, shareOf } from './plate-geometry';
import { drawableFixture } from './run-fixtures';
import { WHOLE_AXIS } from './view';

const field = drawableFixture('phisp', [20, 97, 129, 129]);

describe('axisScale', () => {
  it('writes positions with the decimals of the spacing', () => {
    expect(positionText(axisScale(field, 'y', 'si'), 64)).toBe('32.0 m');
    expect(positionText(axisScale(drawableFixture('a', [1, 9, 9, 9], { spacingM: 1 }), 'y', 'si'), 4)).toBe(
      '4 m',
    );
  });

  it('takes one prefix for the whole axis', () => {
    expect(positionText(axisScale(field, 't', 'si'), 19)).toBe('0.635 ms');
    expect(positionText(axisScale(field, 't', 'si'), 0)).toBe('0.000 ms');
    const fine = drawableFixture('a', [1, 9, 9, 129], { spacingM: 2e-4 });
    expect(positionText(axisScale(fine, 'x', 'si'), 64)).toBe('12.8 mm');
  });

  it('says EMSES where there is no unit', () => {
    expect(positionText(axisScale(field, 'y', 'emses'), 64)).toBe('64 EMSES');
    const bare = drawableFixture('a', [3, 9, 9, 9], {
      spacingM: null,
      time: { firstS: null, spacingS: null, firstEmses: 4, spacingEmses: 2 },
    });
    expect(positionText(axisScale(bare, 'x', 'si'), 5)).toBe('5 EMSES');
    expect(positionText(axisScale(bare, 't', 'si'), 2)).toBe('8 EMSES');
  });

  it('groups long numbers and writes a minus sign, never −0', () => {
    const scale = { axis: 'x', unit: 'm', first: -0.001, spacing: 12_345, size: 9, decimals: 1 } as const;
    expect(coordinateText(scale, 0)).toBe('0.0');
    expect(coordinateText({ ...scale, first: -20_000 }, 0)).toBe('\u221220\u2009000.0');
  });
});

describe('shownUnit', () => {
  it('is that of the figures, and never leaves a number bare', () => {
    expect(['/cc', '/m^3', 'A/m^2', '1e6 V/m', null].map(shownUnit)).toEqual([
      'cm⁻³',
      'm⁻³',
      'A/m²',
      '10⁶ V/m',
      'EMSES',
    ]);
  });
});

describe('picture axes', () => {
  it('run half a cell beyond the first and the last node', () => {
    const axis = pictureAxis(
      field,
      'x',
      'si',
      runOf([WHOLE_AXIS, WHOLE_AXIS, WHOLE_AXIS, WHOLE_AXIS], field.shape, 'x'),
    );
    expect([axis.from, axis.to]).toEqual([-0.25, 64.25]);
  });

  it('find the cell at which a node is drawn, also in a cropped and thinned picture', () => {
    const run = { start: 20, step: 2, count: 25 };
    for (let position = 20; position < 70; position += 2) {
      expect(positionAt(run, shareOf(run, position))).toBe(position);
    }
    expect(positionAt(run, -0.2)).toBe(20);
    expect(positionAt(run, 1)).toBe(68);
  });
});
