import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseThreeView, printThreeView, USUAL_VIEW } from './three-address';
import { PRESETS } from './view-point';

const read = (query: string) => parseThreeView(new URLSearchParams(query));

describe('the address of the boundaries', () => {
  it('says nothing of what is usual', () => {
    expect(printThreeView(USUAL_VIEW)).toBe('');
    expect(read('')).toEqual(USUAL_VIEW);
  });

  it('comes back as it was written', () => {
    const view = fc.oneof(
      fc.constantFrom(...Object.values(PRESETS)),
      fc.record({
        azimuthDeg: fc.integer({ min: -1800, max: 1800 }).map((n) => n / 10),
        elevationDeg: fc.integer({ min: -900, max: 900 }).map((n) => n / 10),
      }),
    );
    const all = fc.record({
      view,
      projection: fc.constantFrom('orthographic' as const, 'perspective' as const),
      units: fc.constantFrom('si' as const, 'emses' as const),
      hidden: fc.uniqueArray(fc.nat({ max: 400 })).map((list) => list.sort((a, b) => a - b)),
      opacity: fc.integer({ min: 2, max: 20 }).map((n) => n / 20),
    });
    fc.assert(
      fc.property(all, (shown) => {
        expect(read(printThreeView(shown))).toEqual(shown);
      }),
    );
  });

  it('takes the usual for what it cannot read', () => {
    for (const query of [
      'view=here',
      'view=999,0',
      'view=0,91',
      'opacity=0',
      'opacity=2',
      'hide=-1,x',
      'units=cgs',
    ]) {
      expect(read(query)).toEqual(USUAL_VIEW);
    }
  });
});
