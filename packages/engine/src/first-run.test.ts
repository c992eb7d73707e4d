import { parseFigureSpec } from '@emout/figure/spec';
import { expect, it } from 'vitest';
import { firstRun } from './first-run.js';

const map = (run: string) => ({ kind: 'map', data: { run, expr: 'phisp[-1, :, 6, :]' } }) as const;
const line = { kind: 'hline', y: 0 } as const;

it('is that of the first layer with data', () => {
  const spec = parseFigureSpec({
    v: 1,
    panels: [{ layers: [line] }, { layers: [line, map('a'), map('b')] }],
  });
  expect(firstRun(spec)).toBe('a');
});

it('may be that of the horizontal axis, or none', () => {
  const source = (run: string) => ({ run, expr: 'phisp[-1, 1, 6, :]' });
  const data = { kind: 'pair', x: source('x'), y: source('y') } as const;
  expect(firstRun(parseFigureSpec({ v: 1, panels: [{ layers: [{ kind: 'points', data }] }] }))).toBe('x');
  expect(firstRun(parseFigureSpec({ v: 1, panels: [{ layers: [line] }] }))).toBeNull();
});
