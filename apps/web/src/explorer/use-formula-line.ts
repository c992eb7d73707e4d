import type { ExpressionType } from '@emout/api/expression-schemas';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { FormulaProblem, FormulaSpan } from './formula-check';
import { type Formulas, useFormulaCheck } from './use-formulas';
import { useSettled } from './use-settled';
import type { View } from './view';

/** What stands under the formula while it is typed. */
export interface FormulaLine {
  readonly problem: FormulaProblem | null;
  /** The part of the text that the problem is about; null where that is of an older text. */
  readonly span: FormulaSpan | null;
  readonly type: ExpressionType | null;
}

const SETTLE_MS = 120;
const NOTHING: FormulaLine = { problem: null, span: null, type: null };

/**
 * What is known of a text: what the page can tell itself at once, the rest when the typing rests for a moment.
 * Until then the line before stays, without its mark.
 */
export function useFormulaLine(
  formulas: Formulas,
  text: string,
  { units }: Pick<View, 'units'>,
  composing: boolean,
): FormulaLine {
  const last = useRef<FormulaLine>(NOTHING);
  const settled = useSettled(text, SETTLE_MS);
  const local = useMemo(() => formulas.local(text), [formulas, text]);
  const readable = local.ok !== false;
  const check = useFormulaCheck(formulas, settled);
  const { data: answer } = useQuery({
    ...formulas.typeQuery(settled, units),
    enabled: readable && settled === text && !composing,
    placeholderData: keepPreviousData,
  });
  if (composing) return { ...last.current, span: null };
  if (local.ok === false) {
    const { problem } = local;
    // Nothing is wrong with what is there.
    last.current = { problem, span: problem.key === 'unfinished' ? null : problem.span, type: null };
    return last.current;
  }
  if (settled !== text || check === undefined || answer === undefined) return { ...last.current, span: null };
  const problem = check.ok ? null : check.problem;
  last.current = { problem, span: problem?.span ?? null, type: answer.ok ? answer : null };
  return last.current;
}
