import type { RunDetail } from '@emout/api/schemas';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useNotice } from '../i18n/use-notice';
import { useSessionParts } from '../shell/session/session-provider';
import { useAway, useReturn } from '../shell/session/use-session';
import { type Failure, isOfSession, SIGNED_OUT, WORKER_LOST } from '../trpc/failure';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { Message } from '../ui/message';
import type { FormulaProblem } from './formula-check';
import { problemText } from './formula-problem';
import { firstField } from './opening-view';
import { printFormula, type View } from './view';

const RETRY_AFTER_S = 8;

/** Failures of the connection, after which the last figure is still right. */
export function isConnectionFailure(failure: Failure): boolean {
  return isOfSession(failure) || ['Busy', 'Deadline', 'Cancelled'].includes(failure.tag);
}

export interface FailureNoteProps {
  readonly failure: Failure;
  /** The view that could not be drawn. */
  readonly view: View;
  readonly step: number;
  readonly run: RunDetail;
  readonly hasFigure: boolean;
  readonly onRetry: () => void;
  readonly onStep: (step: number) => void;
  readonly onField: (field: string) => void;
}

/** Why the newest picture did not come, what still holds, and what to do. */
export function FailureNote(props: FailureNoteProps) {
  const { failure, view, run } = props;
  const t = useTranslations('explorer.problem');
  const tell = useNotice();
  if (isConnectionFailure(failure)) return <ConnectionNote {...props} />;
  const field = run.fields.find((one) => one.name === view.base);
  const written = field?.shape?.[0] ?? 0;
  const lastWhole = Math.min(props.step, written) - 1;
  const other = firstField(run);
  const actions = (
    <>
      {(failure.tag === 'TruncatedFile' || failure.tag === 'Hdf5Read') && lastWhole >= 0 ? (
        <Button small onClick={() => props.onStep(lastWhole)}>
          {t('showStep', { step: lastWhole })}
        </Button>
      ) : null}
      {other !== null && other.name !== view.base ? (
        <Button small onClick={() => props.onField(other.name)}>
          {t('showField', { field: other.name })}
        </Button>
      ) : null}
      <Button small kind="quiet" onClick={props.onRetry}>
        {t('retry')}
      </Button>
      <CopyButton kind="quiet" text={`${printFormula(view)}: ${failure.message}`}>
        {t('details')}
      </CopyButton>
    </>
  );
  return (
    <Message tone="bad" title={titleOf(failure, view, t)} fine={failure.hint ?? undefined} actions={actions}>
      {textOf(failure, props.step, view.base, field === undefined ? null : tell(field), t)}
    </Message>
  );
}

function titleOf(
  failure: Failure,
  view: View,
  t: ReturnType<typeof useTranslations<'explorer.problem'>>,
): ReactNode {
  switch (failure.tag) {
    case 'TruncatedFile':
      return t('truncated.title');
    case 'UnreadableField':
    case 'NotHdf5':
      return t('unreadable.title', { field: view.base });
    case 'EmptyField':
      return t('empty.title', { field: view.base });
    case 'UnknownField':
      return t('noField.title', { field: view.base });
    default:
      return t('refused.title');
  }
}

/** What the worker knows of the file, in the language of the page; its own sentence where it knows no more. */
function textOf(
  failure: Failure,
  step: number,
  field: string,
  told: string | null,
  t: ReturnType<typeof useTranslations<'explorer.problem'>>,
): string {
  switch (failure.tag) {
    case 'TruncatedFile':
      return told ?? t('truncated.text', { step, field });
    case 'UnreadableField':
    case 'NotHdf5':
      return told ?? failure.message;
    case 'EmptyField':
      return t('empty.text');
    default:
      return failure.message;
  }
}

/** Asks again by itself: after a while where the session is there, else when it is back, of which its own message tells. */
function ConnectionNote({ failure, hasFigure, onRetry }: FailureNoteProps) {
  const t = useTranslations('explorer.problem');
  const { watch } = useSessionParts();
  const away = useAway();
  const [left, setLeft] = useState(RETRY_AFTER_S);
  const ofSession = isOfSession(failure);
  useReturn(onRetry);
  useEffect(() => {
    if (ofSession) watch.doubt();
  }, [ofSession, watch]);
  useEffect(() => {
    if (away) return;
    setLeft(RETRY_AFTER_S);
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1000);
    return () => clearInterval(timer);
  }, [away]);
  useEffect(() => {
    if (left > 0) return;
    setLeft(RETRY_AFTER_S);
    onRetry();
  }, [left, onRetry]);
  if (away || failure.tag === SIGNED_OUT) return null;
  const which = failure.tag === WORKER_LOST ? 'workerLost' : ofSession ? 'unreachable' : 'busy';
  const text = which === 'busy' ? t('busy.text') : hasFigure ? t(`${which}.text`) : t(`${which}.textEmpty`);
  return (
    <Message
      tone="warn"
      title={t(`${which}.title`)}
      fine={t('again', { seconds: Math.max(0, left) })}
      actions={
        <Button small onClick={onRetry}>
          {t('retry')}
        </Button>
      }
    >
      {text}
    </Message>
  );
}

export interface FormulaNoteProps {
  readonly problem: FormulaProblem;
  readonly run: RunDetail;
  readonly onField: ((field: string) => void) | null;
  readonly onStep: ((step: number) => void) | null;
}

/** An address that names what this run does not have. */
export function FormulaNote({ problem, run, onField, onStep }: FormulaNoteProps) {
  const t = useTranslations('explorer');
  const tell = useNotice();
  const other = firstField(run);
  const field = run.fields.find((one) => one.name === problem.field);
  const last = (field?.shape?.[0] ?? 0) - 1;
  // A damaged file says by itself which of its steps are whole.
  const told = field === undefined ? null : tell(field);
  const { title, text } = wordsOf(problem, told, t);
  return (
    <Message
      tone="bad"
      title={title}
      actions={
        <>
          {problem.key === 'outsideStep' && onStep !== null && last >= 0 ? (
            <Button small onClick={() => onStep(last)}>
              {t('problem.showStep', { step: last })}
            </Button>
          ) : null}
          {other === null || onField === null || (onStep !== null && other.name === problem.field) ? null : (
            <Button small onClick={() => onField(other.name)}>
              {t('problem.showField', { field: other.name })}
            </Button>
          )}
        </>
      }
    >
      {text}
    </Message>
  );
}

function wordsOf(
  problem: FormulaProblem,
  /** What is wrong with the file of the field. */
  told: string | null,
  t: ReturnType<typeof useTranslations<'explorer'>>,
): { readonly title: string; readonly text: string } {
  const field = problem.field ?? '';
  if (problem.key === 'outsideStep' && told !== null)
    return { title: t('problem.cannotRead', { step: problem.words.at ?? '' }), text: told };
  switch (problem.key) {
    case 'noField':
      return { title: t('problem.noField.title', { field }), text: problemText(problem, '', t) };
    case 'unreadableField':
      return { title: t('problem.unreadable.title', { field }), text: told ?? '' };
    case 'emptyField':
      return { title: t('problem.empty.title', { field }), text: t('problem.empty.text') };
    case 'refused':
      return { title: t('problem.refused.title'), text: problemText(problem, '', t) };
    default:
      return { title: t('problem.formula.title'), text: problemText(problem, '', t) };
  }
}
