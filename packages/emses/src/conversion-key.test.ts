import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseKeyLine, printKeyLine } from './conversion-key.js';

describe('spellings of the key line', () => {
  it.each([
    ['the documented one', '!!key dx=[0.5],to_c=[10000.0]', 0.5, 10_000],
    ['text behind it', '!!key  dx=[1],to_c=[20000] note', 1, 20_000],
    ['numbers behind it', '!!key dx=[1],to_c=[20000] 7 8.5 3', 1, 20_000],
    ['other assignments', '!!key ndx=[9],dx=[1],x.dx=[3],to_c=[20000],to_cx=[4]', 1, 20_000],
    ['a blank after the comma', '!!key dx=[0.5], to_c=[1.0]', 0.5, 1],
    ['an exponent', '!!key dx=[1e-3],to_c=[1.0D3]', 1e-3, 1000],
    ['no digit before the point', '!!key dx=[.5],to_c=[1]', 0.5, 1],
    ['no digit after the point', '!!key dx=[1],to_c=[1000.]', 1, 1000],
    ['a plus sign', '!!key dx=[+0.5],to_c=[+1e+4]', 0.5, 10_000],
    ['the other order', '!!key to_c=[10000.0],dx=[0.5]', 0.5, 10_000],
    ['a blank after the marks', '!! key dx=[0.5],to_c=[1]', 0.5, 1],
    ['capitals', '!! KEY DX=[0.5],TO_C=[1]', 0.5, 1],
    ['a blank before it', ' !!key dx=[0.5],to_c=[1]', 0.5, 1],
    ['tabs', '!!key\tdx\t=\t[\t0.5\t],\tto_c=[1]', 0.5, 1],
    ['no brackets', '!!key dx=0.5 to_c=10000', 0.5, 10_000],
    ['two numbers in the brackets', '!!key dx=[0.5, 0.6],to_c=[1]', 0.5, 1],
    ['a byte-order mark', '\ufeff!!key dx=[0.5],to_c=[1]', 0.5, 1],
    ['a carriage return alone', '!!key dx=[0.5],to_c=[1]\r&g\r/', 0.5, 1],
    ['carriage return and line feed', '!!key dx=[0.5],to_c=[1]\r\n&g\r\n/', 0.5, 1],
  ])('%s', (_, line, dxM, toC) => {
    expect(parseKeyLine(line)).toEqual({ key: { dxM, toC }, problem: null });
  });

  it.each(['!!key', '!!key dx=[0.5abc],to_c=[1]', '!!key dx=[1.2.3],to_c=[1]', '!!key dx=[inf],to_c=[nan]'])(
    '%s has no key, and that is said',
    (line) => {
      expect(parseKeyLine(line)).toEqual({
        key: null,
        problem: expect.stringContaining('no positive number'),
      });
    },
  );
});

describe('a printed key line', () => {
  const positive = fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true });

  it('reads back as the same key, also with the rules of the original', () => {
    fc.assert(
      fc.property(positive, positive, (dxM, toC) => {
        const line = printKeyLine({ dxM, toC });
        expect(parseKeyLine(line)).toEqual({ key: { dxM, toC }, problem: null });
        const match = /^dx=\[([+-]?\d+(?:\.\d+)?)\],to_c=\[([+-]?\d+(?:\.\d+)?)\]/.exec(line.slice(6).trim());
        expect([Number(match?.[1]), Number(match?.[2])]).toEqual([dxM, toC]);
      }),
      { seed: 4712 },
    );
  });

  it.each([
    [0.5, 10_000, '!!key dx=[0.5],to_c=[10000]'],
    [1e-5, 1.5e3, '!!key dx=[0.00001],to_c=[1500]'],
    [1e21, 1234.5678, '!!key dx=[1000000000000000000000],to_c=[1234.5678]'],
  ])('%s, %s', (dxM, toC, line) => {
    expect(printKeyLine({ dxM, toC })).toBe(line);
  });
});

describe('no key', () => {
  it.each([
    ['!!key', 'dx and to_c'],
    ['!!key dx=[0.5]', 'to_c'],
    ['!!key dx=[0],to_c=[1]', 'dx'],
    ['!!key dx=[-1],to_c=[1]', 'dx'],
    ['!!key dx=[abc],to_c=[1]', 'dx'],
  ])('%s is there and of no use', (line, missing) => {
    const { key, problem } = parseKeyLine(line);
    expect(key).toBeNull();
    expect(problem).toContain(`no positive number for ${missing},`);
  });

  it.each(['', '&tmgrid\n/', '! key dx=[1],to_c=[1]', '&g\n/\n!!key dx=[1],to_c=[1]', '!!keys dx=[1]'])(
    '%j has none',
    (text) => {
      expect(parseKeyLine(text)).toEqual({ key: null, problem: null });
    },
  );
});
