import { parseFigureSpec } from '@emout/figure/spec';

/** Steps and planes that differ from picture to picture, so that no cache answers. */
export function expressionOf(index: number): string {
  const step = index % 20;
  const plane = 1 + ((index * 37) % 127);
  return `phisp[${step}, :, ${plane}, :]`;
}

/** A 960 × 720 picture as `/fig` draws it: axes, ticks, title, colour bar. */
export function specOf(run: string, expr: string) {
  return parseFigureSpec({ v: 1, panels: [{ layers: [{ kind: 'map', data: { run, expr } }] }] });
}
