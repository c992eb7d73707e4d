import type { FieldSummary, RunDetail } from '@emout/api/schemas';
import { checkFormula, defaultSubscript, type FormulaProblem, isDrawable } from './formula-check';
import { parseFormula } from './formula-text';
import { positionIn } from './place';
import { AXIS_NAMES, axisIndex } from './plane';
import { printExpression, type Shape, type Subscript, type View, withItem } from './view';
import { type ViewAddress, viewOf } from './view-address';

export type DrawableField = FieldSummary & { readonly shape: Shape };

/** A formula of the address that this run cannot draw. */
export interface OpeningProblem {
  readonly kind: 'problem';
  readonly problem: FormulaProblem;
  readonly text: string;
}

export type Opening =
  | { readonly kind: 'view'; readonly view: View }
  | OpeningProblem
  /** No field of the run can be drawn. */
  | { readonly kind: 'nothing' };

/** The field a run opens with. */
export function firstField(run: RunDetail): DrawableField | null {
  const named = run.fields.find((field) => field.name === run.thumbnailField);
  if (named !== undefined && isDrawable(named)) return named;
  return run.fields.find(isDrawable) ?? null;
}

/** The view of an address without a formula. */
export function defaultView(run: RunDetail, address: ViewAddress): View | null {
  const field = firstField(run);
  if (field === null) return null;
  const subscript = defaultSubscript(field.shape, run.state === 'growing');
  return viewOf(address, { field: field.name, subscript });
}

/** What the page opens with at an address. */
export function openingOf(run: RunDetail, address: ViewAddress): Opening {
  if (address.expr === null) {
    const view = defaultView(run, address);
    return view === null ? { kind: 'nothing' } : { kind: 'view', view };
  }
  const check = checkFormula(address.expr, run.fields);
  if (!check.ok) return { kind: 'problem', problem: check.problem, text: address.expr };
  return { kind: 'view', view: viewOf(address, check) };
}

/**
 * The view whose empty axes stand on the page while the address cannot be drawn: the named field where it has
 * steps, else the first one.
 */
export function fallbackView(
  run: RunDetail,
  address: ViewAddress,
  { problem, text }: OpeningProblem,
): View | null {
  const base = defaultView(run, address);
  const named = run.fields.find((field) => field.name === problem.field);
  if (base === null || named === undefined || !isDrawable(named)) return base;
  // A step that is not there leaves the plane that was meant.
  const parsed = problem.key === 'outsideStep' ? parseFormula(text) : null;
  if (parsed?.kind === 'formula') {
    const last: Subscript = withItem(parsed.subscript, 't', { kind: 'index', at: named.shape[0] - 1 });
    const check = checkFormula(printExpression(named.name, last), run.fields);
    if (check.ok) return viewOf(address, check);
  }
  return viewOf(address, { field: named.name, subscript: defaultSubscript(named.shape, false) });
}

/** The view with every position counted from the start and inside the field, as it is asked for. */
export function resolvedView(view: View, shape: Shape): View {
  let subscript = view.subscript;
  for (const axis of AXIS_NAMES) {
    const k = axisIndex(axis);
    const item = subscript[k];
    if (item.kind !== 'index') continue;
    subscript = withItem(subscript, axis, { kind: 'index', at: positionIn(item.at, shape[k]) });
  }
  return { ...view, subscript };
}

/** How many steps the series will have, as far as the run says. */
export function expectedSteps(run: RunDetail, field: DrawableField): number {
  const written = field.shape[0];
  const { expected } = run.steps;
  // A damaged file lacks steps that its neighbours have.
  if (field.reason !== null) return Math.max(written, run.steps.written, expected ?? 0);
  // A field of another interval has another number of steps than the run's count speaks of.
  if (expected === null || run.state === 'complete' || written !== run.steps.written) return written;
  return Math.max(written, expected);
}
