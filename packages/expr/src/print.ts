import type { IndexItem } from '@emout/ndarray/index-rules';
import type { Expression } from './expression.js';

/** The one way to write an expression, as Python reads it: `phisp[-1, :, 64, :]`. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'subscript':
      return `${printExpression(expression.base)}[${expression.items.map(printIndexItem).join(', ')}]`;
  }
}

/** One item as it stands between the brackets: `-1`, `10:20:2`, `...`. */
export function printIndexItem(item: IndexItem): string {
  switch (item.kind) {
    case 'index':
      return String(item.at);
    case 'range':
      return `${item.start ?? ''}:${item.stop ?? ''}${item.step === null ? '' : `:${item.step}`}`;
    case 'ellipsis':
      return '...';
  }
}
