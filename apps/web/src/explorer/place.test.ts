import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveBy, moveTo, placeOf, positionIn, withBase, withPlane } from './place';
import { nextPlane, PLANE_NAMES, PLANES } from './plane';
import { drawableFixture } from './run-fixtures';
import {
  NO_AXIS,
  planeOf,
  printFormula,
  type Shape,
  type Subscript,
  type View,
  WHOLE_AXIS,
  withItem,
} from './view';

const shape: Shape = [20, 97, 129, 65];
const subscript: Subscript = [{ kind: 'index', at: -1 }, WHOLE_AXIS, { kind: 'index', at: 64 }, WHOLE_AXIS];
const view: View = {
  base: 'phisp',
  subscript,
  cmap: 'gray-jet',
  norm: 'linear',
  range: { kind: 'fixed', min: -4, max: 5 },
  units: 'si',
  probe: { horizontal: 30, vertical: 23 },
  contours: null,
  panel: null,
};

describe('placeOf', () => {
  it('joins the indices and the probe', () => {
    expect(placeOf(view, shape)).toEqual({ t: 19, z: 23, y: 64, x: 30 });
  });

  it('takes the middle of space and the end of time without a probe', () => {
    expect(placeOf({ ...view, probe: null }, shape)).toEqual({ t: 19, z: 48, y: 64, x: 32 });
    const inTime = withPlane({ ...view, probe: null }, shape, 'tx');
    expect(placeOf(inTime, shape).t).toBe(19);
  });
});

describe('withPlane', () => {
  it('keeps the cell through all six planes and comes back to the same picture', () => {
    let turned: View = moveTo(view, 't', 7);
    const place = placeOf(turned, shape);
    for (const name of PLANE_NAMES) {
      turned = withPlane(turned, shape, name);
      expect(planeOf(turned.subscript)?.name).toBe(name);
      expect(placeOf(turned, shape)).toEqual(place);
    }
  });

  it('reaches every plane with one key', () => {
    const seen = new Set(PLANE_NAMES.map((name) => nextPlane(name)));
    expect([...seen].sort()).toEqual([...PLANE_NAMES].sort());
  });

  it('gives every plane four different axes', () => {
    for (const { horizontal, vertical, depth, strip } of Object.values(PLANES)) {
      expect(new Set([horizontal, vertical, depth, strip]).size).toBe(4);
    }
  });
});

describe('moveBy', () => {
  it('stops at both ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 500 }), (delta) => {
        const { y } = placeOf(moveBy(view, shape, 'y', delta), shape);
        expect(y).toBe(Math.max(0, Math.min(128, 64 + delta)));
      }),
    );
  });

  it('goes back from the newest step that −1 means', () => {
    expect(printFormula(moveBy(view, shape, 't', -1))).toBe('phisp[18, :, 64, :]');
  });
});

describe('withBase', () => {
  it('keeps the place, gives up limits of another unit, and stays inside a smaller field', () => {
    const next = withBase(moveTo(view, 't', 19), drawableFixture('j1x', [4, 97, 40, 65]));
    expect(printFormula(next)).toBe('j1x[3, :, 39, :]');
    expect(next.range).toEqual({ kind: 'auto' });
    expect(next.probe).toEqual({ horizontal: 30, vertical: 23 });
  });

  it('lets −1 follow the newest step of the other field too', () => {
    const next = withBase(view, drawableFixture('j1x', [4, 97, 129, 65]));
    expect(printFormula(next)).toBe('j1x[-1, :, 64, :]');
  });

  it('cuts axes that the view did not have at the end of time and in the middle of space', () => {
    const mean: View = {
      ...view,
      base: 'mean(phisp, axis="t")',
      subscript: withItem(subscript, 't', NO_AXIS),
    };
    expect(printFormula(mean)).toBe('mean(phisp, axis="t")[:, 64, :]');
    expect(moveTo(mean, 't', 3)).toEqual(mean);
    expect(printFormula(withBase(mean, drawableFixture('ex', [20, 97, 129, 65])))).toBe('ex[19, :, 64, :]');
  });
});

describe('positionIn', () => {
  it('counts negatives from the end and clamps', () => {
    expect([positionIn(-1, 20), positionIn(25, 20), positionIn(-40, 20), positionIn(3, 20)]).toEqual([
      19, 19, 0, 3,
    ]);
  });
});
