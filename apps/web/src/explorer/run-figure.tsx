import type { RunDetail } from '@emout/api/schemas';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useNotice } from '../i18n/use-notice';
import { Message } from '../ui/message';
import { FigurePage } from './figure-page';
import { isDrawable } from './formula-check';
import { fallbackView, type OpeningProblem, openingOf } from './opening-view';
import { FormulaNote } from './problem';
import { RunHead } from './run-head';
import type { ExplorerSource } from './source';
import { useView } from './use-view';

export interface RunFigureProps {
  readonly run: RunDetail;
  readonly source: ExplorerSource;
}

/** The figure of the address, or what the address names and the run does not have. */
export function RunFigure({ run, source }: RunFigureProps) {
  const { address, view: changed, change } = useView();
  const opening = useMemo(() => (address === null ? null : openingOf(run, address)), [run, address]);
  const problem = changed === null && opening?.kind === 'problem' ? opening : null;
  const fallback = useMemo(
    () => (problem === null || address === null ? null : fallbackView(run, address, problem)),
    [run, address, problem],
  );
  const view = changed ?? (opening?.kind === 'view' ? opening.view : fallback);
  const field = run.fields.find((one) => one.name === view?.field);
  if (view !== null && field !== undefined && isDrawable(field)) {
    return (
      <FigurePage run={run} source={source} view={view} field={field} change={change} problem={problem} />
    );
  }
  return (
    <>
      <RunHead run={run} />
      <main className="ex-alone">
        {opening === null ? null : <NothingNote run={run} problem={problem} />}
      </main>
    </>
  );
}

function NothingNote({ run, problem }: { run: RunDetail; problem: OpeningProblem | null }) {
  const t = useTranslations('explorer.problem.noFields');
  const tell = useNotice();
  if (problem !== null)
    return <FormulaNote problem={problem.problem} run={run} onField={null} onStep={null} />;
  const reasons = run.fields.flatMap((field) => {
    const told = tell(field);
    return told === null ? [] : [`${field.name}: ${told}`];
  });
  return (
    <Message tone="bad" title={t('title')} fine={reasons.join(' ')}>
      {tell(run) ?? t('text')}
    </Message>
  );
}
