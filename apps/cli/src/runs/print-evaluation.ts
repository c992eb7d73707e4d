import { typographic } from '@emout/units/unit';
import type { EvaluatedAxis, EvaluatedNumbers, Evaluation } from './evaluation.js';
import { shownNumber as number } from './shown-number.js';

/** More values than this are told by their statistics alone. */
const MOST_VALUES_SHOWN = 12;

/** A unit as it stands behind a number; EMSES values say so, pure numbers need none. */
function unitText(unit: string | null): string {
  return unit === null ? ' EMSES' : unit === '' ? '' : ` ${typographic(unit)}`;
}

function axisUnit(unit: string | null, axis: string): string {
  return unit === null ? (axis === 't' ? ' EMSES' : ' cells') : unit === '' ? '' : ` ${typographic(unit)}`;
}

/** An evaluation in the lines that a person reads in a shell. */
export function printEvaluation(evaluation: Evaluation): string {
  const { expression, shape, axes, fixed, reduced, python, notes, unit } = evaluation;
  const lines: [string, string][] = [];
  if (shape.length > 0) lines.push(['shape', shape.join(' × ')]);
  for (const axis of axes) lines.push([axis.name, axisText(axis)]);
  if (fixed.length > 0) {
    lines.push([
      'at',
      fixed
        .map(
          ({ axis, value, unit: symbol, index }) =>
            `${axis} = ${number(value)}${axisUnit(symbol, axis)} (index ${index})`,
        )
        .join(', '),
    ]);
  }
  for (const { axis, operation, first, last } of reduced) {
    lines.push([operation, `over ${axis} ${number(first)} … ${number(last)}`]);
  }
  if (evaluation.kind === 'array') lines.push(['value', valueText(evaluation, unit)]);
  else for (const one of evaluation.components) lines.push([one.component, valueText(one, unit)]);
  if (python !== null) lines.push(['python', python]);
  for (const note of notes) lines.push(['note', note]);
  const width = Math.max(...lines.map(([label]) => label.length));
  return [expression, ...lines.map(([label, text]) => `  ${label.padEnd(width)}  ${text}`)].join('\n');
}

function axisText({ name, unit, count, first, last, spacing }: EvaluatedAxis): string {
  const symbol = axisUnit(unit, name);
  if (count === 1) return `${number(first)}${symbol}`;
  return `${number(first)} … ${number(last)}${symbol}, ${count} points, ${number(spacing)}${symbol} apart`;
}

function valueText({ values, statistics }: EvaluatedNumbers, unit: string | null): string {
  const symbol = unitText(unit);
  if (values !== null && values.length <= MOST_VALUES_SHOWN)
    return `${values.map(shownValue).join('  ')}${symbol}`;
  const { min, max, mean, std, nan, count } = statistics;
  if (min === null || max === null || mean === null || std === null) return `none of ${count} is a number`;
  const without = nan === 0 ? '' : `; ${nan} of ${count} are no number`;
  return `${number(min)} … ${number(max)}${symbol}, mean ${number(mean)}, standard deviation ${number(std)}${without}`;
}

function shownValue(value: number | boolean): string {
  if (typeof value === 'boolean') return String(value);
  return Number.isNaN(value) ? 'nan' : number(value);
}

/** An evaluation as JSON, which has no word for what is not finite: null is NaN, and infinities are texts. */
export function jsonOf(evaluation: object, indent?: number): string {
  return JSON.stringify(
    evaluation,
    (_, value: unknown) =>
      typeof value !== 'number' || Number.isFinite(value)
        ? value
        : Number.isNaN(value)
          ? null
          : value > 0
            ? 'Infinity'
            : '-Infinity',
    indent,
  );
}
