import type { FigureSpec } from '@emout/figure/spec';

const LONGEST = 80;
const AXES = ['t', 'z', 'y', 'x'];

/** A file name that tells what a figure shows, without its ending: `d14-sun38_phisp_t19_y64`. */
export function figureFileName({ panels }: Pick<FigureSpec, 'panels'>): string {
  for (const { layers } of panels) {
    for (const layer of layers) {
      if (!('data' in layer) || !('run' in layer.data)) continue;
      const { run } = layer.data;
      const shown = 'expr' in layer.data ? expressionName(layer.data.expr) : layer.kind;
      const name = [run.split('/').at(-1) ?? '', shown].map(fileWords).filter((part) => part !== '');
      if (name.length > 0) return name.join('_').slice(0, LONGEST);
    }
  }
  return 'figure';
}

/** `phisp[19, :, 64, :]` as `phisp t19 y64`: of a field's subscript, the axes that it fixes or cuts. */
function expressionName(expression: string): string {
  const [, base, subscript] = /^(\w+)\[([^[\]]*)\]$/.exec(expression.trim()) ?? [];
  const items = subscript?.split(',').map((item) => item.trim());
  if (base === undefined || items === undefined || items.length > AXES.length) return expression;
  const fixed = items.flatMap((item, k) => (item === ':' ? [] : [`${AXES[k]}${item.replaceAll(':', '-')}`]));
  return [base, ...fixed].join(' ');
}

function fileWords(text: string): string {
  return text.replace(/[^\p{L}\p{N}.+-]+/gu, '_').replace(/^[_.]+|[_.]+$/g, '');
}
