import { formatBytes } from '@emout/units/number-format';
import { useTranslations } from 'use-intl';
import { Message } from '../ui/message';
import { MAX_FILE_BYTES } from './figure-file';
import type { ArrivalNote, ReopenProblem } from './reopen-figure';

/** Why a file opened nothing; the page is as it was. */
export function ProblemMessage({ problem }: { problem: ReopenProblem }) {
  const t = useTranslations('reopen');
  const { kind, name } = problem;
  const tone = kind === 'empty' || kind === 'unknownRun' ? 'warn' : 'bad';
  return (
    <Message tone={tone} title={t(`${kind}.title`, { name })} fine={t('stays')}>
      <ProblemText problem={problem} />
    </Message>
  );
}

function ProblemText({ problem }: { problem: ReopenProblem }) {
  const t = useTranslations('reopen');
  const { name } = problem;
  switch (problem.kind) {
    case 'large':
      return t('large.text', { size: formatBytes(problem.bytes), limit: formatBytes(MAX_FILE_BYTES) });
    case 'unlike':
      return t('unlike.text', { detail: problem.detail });
    case 'unknownRun':
      return t('unknownRun.text', { name, run: problem.run });
    case 'refused': {
      const { message, hint } = problem.failure;
      return t('refused.text', { detail: hint === null ? message : `${message} ${hint}` });
    }
    case 'empty':
    case 'unreadable':
      return t(`${problem.kind}.text`);
  }
}

/** What is no longer as it was when the file was saved. */
export function ArrivalMessage({ note: { name, changed, moved } }: { note: ArrivalNote }) {
  const t = useTranslations('reopen');
  if (changed === null) {
    return moved === null ? null : (
      <Message title={t('moved.title')}>{t('moved.text', { name, ...moved })}</Message>
    );
  }
  const what = [...changed.fields, ...(changed.parameters ? [t('changed.parameters')] : [])];
  return (
    <Message
      tone="warn"
      title={t('changed.title')}
      fine={moved === null ? undefined : t('moved.text', { name, ...moved })}
    >
      {t('changed.text', { name, what: what.join(t('changed.and')) })}
    </Message>
  );
}
