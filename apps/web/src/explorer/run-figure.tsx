import type { RunDetail } from '@emout/api/schemas';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useNotice } from '../i18n/use-notice';
import { Message } from '../ui/message';
import { Progress } from '../ui/progress';
import { FigurePage } from './figure-page';
import { fallbackView, type OpeningProblem, openingOf, viewOfFormula } from './opening-view';
import { FormulaNote } from './problem';
import { RunHead } from './run-head';
import type { ExplorerSource } from './source';
import { useDrawable, useFormulaCheck, useFormulas } from './use-formulas';
import { useView } from './use-view';

export interface RunFigureProps {
  readonly run: RunDetail;
  readonly source: ExplorerSource;
}

/** The figure of the address, or what the address names and the run does not have. */
export function RunFigure({ run, source }: RunFigureProps) {
  const t = useTranslations('explorer');
  const { address, view: changed, change } = useView();
  const formulas = useFormulas(source, run);
  const opening = useMemo(() => (address === null ? null : openingOf(run, address)), [run, address]);
  const asked = changed === null && opening?.kind === 'ask' ? opening.text : null;
  const answer = useFormulaCheck(formulas, asked);
  const problem = useMemo((): OpeningProblem | null => {
    if (changed !== null) return null;
    if (opening?.kind === 'problem') return opening;
    if (asked === null || answer?.ok !== false) return null;
    return { kind: 'problem', problem: answer.problem, text: asked };
  }, [changed, opening, asked, answer]);
  const opened = useMemo(() => {
    if (address === null || opening === null) return null;
    if (problem !== null) return fallbackView(run, address, problem);
    if (opening.kind === 'view') return opening.view;
    return opening.kind === 'ask' && answer?.ok === true ? viewOfFormula(address, answer) : null;
  }, [run, address, opening, problem, answer]);
  const view = changed ?? opened;
  const field = useDrawable(formulas, run, view?.base ?? null);
  if (view !== null && field !== null) {
    return (
      <FigurePage
        run={run}
        source={source}
        view={view}
        field={field}
        formulas={formulas}
        change={change}
        problem={problem}
      />
    );
  }
  const waiting = opening === null || (problem === null && (asked !== null || view !== null));
  return (
    <>
      <RunHead run={run} />
      <main className="ex-alone">
        {waiting ? (
          <Progress label={t('readingFormula')} active={opening !== null} />
        ) : (
          <NothingNote run={run} problem={problem} />
        )}
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
