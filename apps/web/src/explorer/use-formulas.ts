import type { ExpressionCheck } from '@emout/api/expression-schemas';
import type { RunDetail } from '@emout/api/schemas';
import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Drawable, drawableExpression, drawableField, isReadable, type NotDrawable } from './drawable';
import { checkAnswer, checkFormula, type FormulaCheck, type LocalCheck } from './formula-check';
import type { ParsedFormula } from './formula-text';
import type { ExplorerSource } from './source';
import type { Units } from './view';

const LOST_INTERVAL_MS = 4_000;

/** What formulas of one run are; every answer is kept as long as the run's files stay as they are. */
export interface Formulas {
  /** What can be said at once. */
  readonly local: (text: string) => LocalCheck;
  /** The full answer, from the page alone where that is enough. */
  readonly check: (text: string) => Promise<FormulaCheck>;
  readonly checkQuery: (text: string) => ReturnType<typeof checkOptions>;
  /** What the worker says of a text as it is typed. */
  readonly typeQuery: (text: string, units: Units) => ReturnType<typeof typeOptions>;
  readonly namesQuery: () => ReturnType<typeof namesOptions>;
  readonly drawableQuery: (base: string) => ReturnType<typeof drawableOptions>;
}

interface Asking {
  readonly source: ExplorerSource;
  readonly client: QueryClient;
  readonly run: RunDetail;
}

/** Answers about a run end with what was written to it. */
function runKey({ run, modifiedAtMs, steps }: RunDetail) {
  return [run, modifiedAtMs, steps.written] as const;
}

function typeOptions({ source, run }: Asking, expr: string, units: Units) {
  return queryOptions({
    queryKey: ['expression', ...runKey(run), units, expr],
    queryFn: ({ signal }) => source.check({ run: run.run, expr, units }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function namesOptions({ source, run }: Asking) {
  return queryOptions({
    queryKey: ['names', ...runKey(run)],
    queryFn: ({ signal }) => source.names(run.run, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Null where it cannot be had as a whole. */
function drawableOptions(asking: Asking, base: string) {
  const { run, client } = asking;
  return queryOptions({
    queryKey: ['drawable', ...runKey(run), base],
    queryFn: async (): Promise<Drawable | NotDrawable | null> => {
      const ask = (units: Units) => client.fetchQuery(typeOptions(asking, base, units));
      const [si, emses] = await Promise.all([ask('si'), ask('emses')]);
      return si.ok && emses.ok ? drawableExpression(base, si, emses) : null;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function checkOptions(asking: Asking, text: string) {
  return queryOptions({
    queryKey: ['formula', ...runKey(asking.run), text],
    queryFn: (): Promise<FormulaCheck> => askedFormula(asking, text),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

async function askedFormula(asking: Asking, text: string): Promise<FormulaCheck> {
  const { run, client } = asking;
  const local = checkFormula(text, run.fields);
  if (local.ok !== null) return local;
  const { parsed } = local;
  const whole: ExpressionCheck = await client.fetchQuery(typeOptions(asking, text, 'si'));
  if (!whole.ok || whole.kind === 'vector') return checkAnswer(text, parsed, whole, 'vector');
  const base = await drawableOf(asking, parsed.base);
  if (base !== null) return checkAnswer(text, parsed, whole, base);
  // More than one request may read as a whole: then the part that was written is all that there is to slice.
  const part: ParsedFormula = { ...parsed, base: whole.canonical, named: false, items: [], given: 0 };
  return checkAnswer(text, part, whole, (await drawableOf(asking, part.base)) ?? 'vector');
}

function drawableOf(asking: Asking, base: string) {
  const field = asking.run.fields.find((one) => one.name === base);
  if (field !== undefined && isReadable(field)) return drawableField(field);
  return asking.client.fetchQuery(drawableOptions(asking, base));
}

/** The formulas of a run. */
export function useFormulas(source: ExplorerSource, run: RunDetail): Formulas {
  const client = useQueryClient();
  return useMemo(() => {
    const asking = { source, client, run };
    return {
      local: (text) => checkFormula(text, run.fields),
      check: (text) => client.fetchQuery(checkOptions(asking, text)),
      checkQuery: (text) => checkOptions(asking, text),
      typeQuery: (text, units) => typeOptions(asking, text, units),
      namesQuery: () => namesOptions(asking),
      drawableQuery: (base) => drawableOptions(asking, base),
    };
  }, [source, client, run]);
}

/** A worker that was lost comes back. */
function againAfterFailure({ state }: { readonly state: { readonly status: string } }): number | false {
  return state.status === 'error' ? LOST_INTERVAL_MS : false;
}

/** The full answer about one formula; `undefined` while it is on its way, the page's own at once. */
export function useFormulaCheck(formulas: Formulas, text: string | null): FormulaCheck | undefined {
  const local = useMemo(() => (text === null ? null : formulas.local(text)), [formulas, text]);
  const { data } = useQuery({
    ...formulas.checkQuery(text ?? ''),
    enabled: local?.ok === null,
    refetchInterval: againAfterFailure,
  });
  if (local === null) return undefined;
  return local.ok === null ? data : local;
}

/** What a base of the run is; null while that is on its way, and where it cannot be drawn. */
export function useDrawable(formulas: Formulas, run: RunDetail, base: string | null): Drawable | null {
  const field = run.fields.find((one) => one.name === base);
  const listed = useMemo(
    () => (field !== undefined && isReadable(field) ? drawableField(field) : null),
    [field],
  );
  const { data } = useQuery({
    ...formulas.drawableQuery(base ?? ''),
    enabled: base !== null && listed === null,
    refetchInterval: againAfterFailure,
    // While the run grows, the expression as it was stays until it is known as it is.
    placeholderData: (old) => (typeof old === 'object' && old?.name === base ? old : undefined),
  });
  if (listed !== null) return listed;
  return typeof data === 'object' ? data : null;
}
