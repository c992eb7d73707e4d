import { describe, expect, it } from 'vitest';
import { actionOf } from './keys';

const press = (key: string, shiftKey = false) => actionOf({ key, shiftKey });

describe('actionOf', () => {
  it('steps with the arrows, by ten with Shift', () => {
    expect(press('ArrowRight')).toEqual({ kind: 'step', by: 1 });
    expect(press('ArrowLeft', true)).toEqual({ kind: 'step', by: -10 });
    expect(press('ArrowUp')).toEqual({ kind: 'slice', by: 1 });
    expect(press('ArrowDown', true)).toEqual({ kind: 'slice', by: -10 });
  });

  it('moves the lower limit with brackets and the upper one with braces', () => {
    expect(press('[')).toEqual({ kind: 'limit', which: 'min', direction: -1 });
    expect(press('}', true)).toEqual({ kind: 'limit', which: 'max', direction: 1 });
  });

  it('switches contours', () => {
    expect(press('c')).toEqual({ kind: 'contours' });
  });

  it('leaves other keys alone', () => {
    for (const key of ['q', 'Enter', 'Tab', 'F5', 't', 'constructor']) expect(press(key)).toBeNull();
  });
});
