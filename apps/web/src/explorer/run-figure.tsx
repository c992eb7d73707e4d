import type { RunDetail } from '@emout/api/schemas';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { Head } from '../shell/head';
import { Message } from '../ui/message';
import { FigurePage } from './figure-page';
import { checkFormula, isDrawable } from './formula-check';
import { defaultView, openingOf } from './opening-view';
import { moveTo, withField } from './place';
import { FormulaNote } from './problem';
import type { ExplorerSource } from './source';
import { type ChangeView, useView } from './use-view';
import type { ViewAddress } from './view-address';

export interface RunFigureProps {
  readonly run: RunDetail;
  readonly source: ExplorerSource;
}

/** The figure of the address, or what the address names and the run does not have. */
export function RunFigure({ run, source }: RunFigureProps) {
  const { address, view: changed, change } = useView();
  const opening = useMemo(() => (address === null ? null : openingOf(run, address)), [run, address]);
  const view = changed ?? (opening?.kind === 'view' ? opening.view : null);
  const field = run.fields.find((one) => one.name === view?.field);
  if (view !== null && field !== undefined && isDrawable(field)) {
    return <FigurePage run={run} source={source} view={view} field={field} change={change} />;
  }
  return (
    <>
      <RunHead run={run} />
      <main className="ex-alone">
        {opening === null || address === null || opening.kind === 'view' ? null : opening.kind ===
          'nothing' ? (
          <NothingNote run={run} />
        ) : (
          <FormulaNote
            problem={opening.problem}
            run={run}
            onField={(name) => openField(run, address, name, change)}
            onStep={stepOpener(run, address, opening.text, change)}
          />
        )}
      </main>
    </>
  );
}

function openField(run: RunDetail, address: ViewAddress, name: string, change: ChangeView): void {
  const view = defaultView(run, { ...address, probe: {} });
  const field = run.fields.find((one) => one.name === name);
  if (view !== null && field !== undefined && isDrawable(field)) change(withField(view, name, field.shape));
}

/** Opens the formula of the address at another step, if that is all that is wrong with it. */
function stepOpener(run: RunDetail, address: ViewAddress, text: string, change: ChangeView) {
  const parsed = checkFormula(text.replace(/\[\s*[+-]?\d+/, '[0'), run.fields);
  if (!parsed.ok) return null;
  return (step: number) => {
    const base = defaultView(run, address);
    if (base !== null)
      change(moveTo({ ...base, field: parsed.field, subscript: parsed.subscript }, 't', step));
  };
}

/** The running head of a run. */
export function RunHead({ run, actions }: { run: RunDetail; actions?: React.ReactNode }) {
  const t = useTranslations('explorer');
  return (
    <Head
      crumbs={[{ label: run.root, href: '/' }, { label: run.name }]}
      views={<span className="ex-view-on">{t('slice')}</span>}
      actions={actions}
    />
  );
}

function NothingNote({ run }: { run: RunDetail }) {
  const t = useTranslations('explorer.problem.noFields');
  return (
    <Message tone="bad" title={t('title')} fine={run.problems.map((problem) => problem.what).join(' ')}>
      {run.reason ?? t('text')}
    </Message>
  );
}
