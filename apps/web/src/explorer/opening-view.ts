import type { RunDetail } from '@emout/api/schemas';
import { literalSubscript } from './axis-items';
import { type Drawable, drawableField, isReadable, type ReadableField } from './drawable';
import { checkFormula, type DrawableFormula, defaultSubscript, type FormulaProblem } from './formula-check';
import { parseFormula } from './formula-text';
import { positionIn } from './place';
import { AXIS_NAMES, axisIndex } from './plane';
import { printFormula, type Shape, type View, withItem } from './view';
import { type ViewAddress, viewOf } from './view-address';

/** A formula of the address that this run cannot draw. */
export interface OpeningProblem {
  readonly kind: 'problem';
  readonly problem: FormulaProblem;
  readonly text: string;
}

export type Opening =
  | { readonly kind: 'view'; readonly view: View }
  | OpeningProblem
  /** Only the worker knows what the formula is. */
  | { readonly kind: 'ask'; readonly text: string }
  /** No field of the run can be drawn. */
  | { readonly kind: 'nothing' };

/** The field a run opens with. */
export function firstField(run: RunDetail): ReadableField | null {
  const named = run.fields.find((field) => field.name === run.thumbnailField);
  if (named !== undefined && isReadable(named)) return named;
  return run.fields.find(isReadable) ?? null;
}

/** The view of an address without a formula. */
export function defaultView(run: RunDetail, address: ViewAddress): View | null {
  const field = firstField(run);
  if (field === null) return null;
  const subscript = defaultSubscript(drawableField(field), run.state === 'growing');
  return viewOf(address, { base: field.name, subscript });
}

/** The address's settings on a formula that can be drawn. */
export function viewOfFormula(address: ViewAddress, { drawable, subscript }: DrawableFormula): View {
  return viewOf(address, { base: drawable.name, subscript });
}

/** What the page opens with at an address. */
export function openingOf(run: RunDetail, address: ViewAddress): Opening {
  if (address.expr === null) {
    const view = defaultView(run, address);
    return view === null ? { kind: 'nothing' } : { kind: 'view', view };
  }
  const check = checkFormula(address.expr, run.fields);
  if (check.ok === null) return { kind: 'ask', text: address.expr };
  if (!check.ok) return { kind: 'problem', problem: check.problem, text: address.expr };
  return { kind: 'view', view: viewOfFormula(address, check) };
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
  if (base === null || named === undefined || !isReadable(named)) return base;
  const drawable = drawableField(named);
  // A step that is not there leaves the plane that was meant.
  const parsed = problem.key === 'outsideStep' ? parseFormula(text) : null;
  const meant = parsed?.kind === 'formula' ? literalSubscript(parsed, drawable) : null;
  if (meant !== null) {
    const subscript = withItem(meant, 't', { kind: 'index', at: named.shape[0] - 1 });
    const check = checkFormula(printFormula({ base: named.name, subscript }), run.fields);
    if (check.ok) return viewOfFormula(address, check);
  }
  return viewOf(address, { base: named.name, subscript: defaultSubscript(drawable, false) });
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
export function expectedSteps(run: RunDetail, { shape, field }: Drawable): number {
  const written = shape[0];
  if (field === null) return written;
  const { expected } = run.steps;
  // A damaged file lacks steps that its neighbours have.
  if (field.reason !== null) return Math.max(written, run.steps.written, expected ?? 0);
  // A field of another interval has another number of steps than the run's count speaks of.
  if (expected === null || run.state === 'complete' || written !== run.steps.written) return written;
  return Math.max(written, expected);
}
