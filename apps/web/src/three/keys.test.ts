import { describe, expect, it } from 'vitest';
import { threeActionOf } from './keys';

const press = (key: string, shiftKey = false) => threeActionOf({ key, shiftKey });

describe('threeActionOf', () => {
  it('shows the four views with 1 to 4', () => {
    expect(['1', '2', '3', '4'].map((key) => press(key))).toEqual(
      ['iso', 'xz', 'yz', 'xy'].map((name) => ({ kind: 'preset', name })),
    );
  });

  it('turns with the arrows, further with Shift', () => {
    expect(press('ArrowLeft')).toEqual({ kind: 'turn', azimuthDeg: 5, elevationDeg: 0 });
    expect(press('ArrowDown', true)).toEqual({ kind: 'turn', azimuthDeg: 0, elevationDeg: 30 });
  });

  it('leaves other keys alone', () => {
    for (const key of ['5', 't', 'F2', 'Enter', '']) expect(press(key)).toBeNull();
  });
});
