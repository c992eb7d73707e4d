import type { FieldSummary } from '@emout/api/schemas';
import { useTranslations } from 'use-intl';
import { useNotice } from '../i18n/use-notice';
import { Icon } from '../ui/icon';
import type { FormulaProblem } from './formula-check';
import { problemText } from './formula-problem';

export interface ProblemLineProps {
  readonly problem: FormulaProblem;
  readonly fields: readonly FieldSummary[];
  /** Writes another name in place of what is marked. */
  readonly onNear: (name: string) => void;
}

/** Why the text is no figure, and names that may have been meant. */
export function ProblemLine({ problem, fields, onNear }: ProblemLineProps) {
  const t = useTranslations('explorer');
  const tell = useNotice();
  const named = fields.find((field) => field.name === problem.field);
  const reason = named === undefined ? '' : (tell(named) ?? '');
  const text = problemText({ ...problem, near: [] }, reason, t);
  if (problem.key === 'unfinished' || problem.key === 'empty') return <p className="ex-type">{text}</p>;
  return (
    <>
      <p className="ferr">
        <Icon name="alert" size={15} />
        <span>{text}</span>
      </p>
      {problem.near.length === 0 ? null : (
        <p className="ex-near">
          {t('formula.didYouMean')}{' '}
          {problem.near.map((name) => (
            <button
              key={name}
              type="button"
              className="mono"
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onNear(name)}
            >
              {name}
            </button>
          ))}
        </p>
      )}
    </>
  );
}
