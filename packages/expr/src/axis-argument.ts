import type { Argument } from './bound-call.js';
import type { ArrayValue } from './checked-value.js';
import { listWords, problem, shown } from './expression-words.js';
import { wholeNumberOf } from './operands.js';

/** The place of the axis that an argument names, by letter or by number. @throws ExpressionTypeError */
export function axisPlace({ value, expression }: Argument, of: ArrayValue, name: string): number {
  const names: readonly string[] = of.type.axes.map((axis) => axis.name);
  const has =
    names.length === 0
      ? `${name} is one number, which has no axes`
      : `${name} has the ${names.length === 1 ? 'axis' : 'axes'} ${listWords(names)}`;
  if (value.kind === 'text') {
    const place = names.indexOf(value.value);
    if (place >= 0) return place;
    const gone =
      of.type.fixed.some((axis) => axis.name === value.value) ||
      of.type.reduced.some((axis) => axis.name === value.value);
    throw problem(
      expression,
      `There is no axis ${value.value}: ${has}${gone ? `; ${value.value} is gone from it` : ''}.`,
    );
  }
  const number = wholeNumberOf(value, expression, 'An axis is a name such as "x" or a number; a number');
  const place = number < 0 ? number + names.length : number;
  if (place >= 0 && place < names.length) return place;
  throw problem(expression, `There is no axis ${number}: ${has}, counted from 0.`);
}

/** The places of all axes that an argument names, one or a list; null without an argument. @throws ExpressionTypeError */
export function axisPlaces(argument: Argument | null, of: ArrayValue, name: string): number[] | null {
  if (argument === null) return null;
  const { value, expression } = argument;
  if (value.kind !== 'list' || expression.kind !== 'list') return [axisPlace(argument, of, name)];
  const places = expression.items.map((item, k) =>
    axisPlace({ value: value.items[k] ?? { kind: 'none' }, expression: item }, of, name),
  );
  if (new Set(places).size < places.length) {
    throw problem(expression, `An axis stands twice in ${shown(expression)}.`);
  }
  return places;
}
