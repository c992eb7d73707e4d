import { UnitExponentError } from '@emout/units/errors';
import type { Operand } from './align-axes.js';
import type { CheckContext } from './check-context.js';
import type { Expression } from './expression.js';
import { problem, shown, unitWords } from './expression-words.js';
import { scaled } from './scale.js';
import type { ExpressionTypeError } from './type-errors.js';
import { likeUnits, PLAIN, type UnitProblem } from './unit-rules.js';
import type { ValueUnit } from './value-type.js';

/** `phisp is in V and j1x in A/m^2: they cannot be added.` */
export function unitProblem(
  at: Expression,
  left: Operand,
  right: Operand,
  deed: string,
  what: UnitProblem,
): ExpressionTypeError {
  const [a, b] = [shown(left.expression), shown(right.expression)];
  if (what === 'system') {
    const [si, emses] = left.value.type.unit.system === 'si' ? [a, b] : [b, a];
    return problem(
      at,
      `${si} is in SI units and ${emses} in EMSES units: they cannot be ${deed}. Write unit.name.trans(x) or unit.name.reverse(x) to convert.`,
    );
  }
  const [first, second] = [unitWords(left.value.type.unit), unitWords(right.value.type.unit)];
  return problem(
    at,
    `${a} is ${first} and ${b} ${second.startsWith('in ') ? second : `is ${second}`}: they cannot be ${deed}.`,
  );
}

/** Operands in one unit. @throws ExpressionTypeError for units that do not fit */
export function commonUnit(
  at: Expression,
  operands: readonly Operand[],
  deed: string,
  context: CheckContext,
): { readonly unit: ValueUnit; readonly operands: readonly Operand[] } {
  let unit: ValueUnit = PLAIN;
  let telling: Operand | null = null;
  const converted: Operand[] = [];
  for (const operand of operands) {
    const like = likeUnits(unit, operand.value.type.unit);
    if (typeof like === 'string') throw unitProblem(at, telling ?? operand, operand, deed, like);
    if (like.unlikeFactors === true) {
      context.note(
        `One EMSES unit of ${shown(operand.expression)} is not one of ${shown((telling ?? operand).expression)}: the runs are scaled differently.`,
      );
    }
    if (unit.plain && !like.unit.plain) telling = operand;
    unit = like.unit;
    converted.push({ ...operand, value: scaled(operand.value, like.scale, context) });
  }
  return { unit, operands: converted };
}

/** The result of a rule for units; an exponent out of range is an error about the expression. */
export function withinExponents<T>(at: Expression, rule: () => T): T {
  try {
    return rule();
  } catch (error) {
    if (error instanceof UnitExponentError) throw problem(at, error.message);
    throw error;
  }
}
