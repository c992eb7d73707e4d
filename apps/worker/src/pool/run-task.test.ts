import { describe, expect, it } from 'vitest';
import { transferOf } from './run-task.js';

describe('transferOf', () => {
  it('hands over a picture that owns its memory', () => {
    const bytes = new Uint8Array(8);
    expect(transferOf({ bytes })).toEqual([bytes.buffer]);
  });

  it('leaves memory alone that others may use', () => {
    expect(transferOf({ bytes: new Uint8Array(8).subarray(2) })).toEqual([]);
    expect(transferOf({ bytes: new Uint8Array(new SharedArrayBuffer(8)) })).toEqual([]);
    expect(transferOf({ bytes: 3 })).toEqual([]);
    expect(transferOf(null)).toEqual([]);
  });
});
