'use client';

import { type ReactNode, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/button';
import { institutionAddress, type SignInOutcome } from './open-session';
import styles from './sign-in.module.css';

export interface InstitutionButtonProps {
  /** As the settings of the session call it. */
  readonly institution: string;
  /** A path of this server. */
  readonly next: string;
  /** What became of an earlier try. */
  readonly problem: SignInOutcome | null;
}

/** Leads to the institution and back; what goes wrong there is said below the button. */
export function InstitutionButton({ institution, next, problem: earlier }: InstitutionButtonProps) {
  const t = useTranslations('shell.signIn');
  const [problem, setProblem] = useState(earlier);
  const [asking, setAsking] = useState(false);
  const problemId = useId();

  const leave = async () => {
    setAsking(true);
    setProblem(null);
    const found = await institutionAddress(next);
    if ('url' in found) {
      window.location.assign(found.url);
      return;
    }
    setAsking(false);
    setProblem(found.problem);
  };

  const name = (words: ReactNode) => <b>{words}</b>;
  return (
    <div className={styles.institution}>
      <Button
        onClick={() => void leave()}
        disabled={asking}
        aria-describedby={problem === null ? undefined : problemId}
      >
        {t('institution.submit', { institution })}
      </Button>
      {problem === null || problem === 'open' ? null : (
        <p className="field-error" id={problemId} role="alert">
          {t.rich(`institution.${institutionWords(problem)}`, { institution, name })}
        </p>
      )}
    </div>
  );
}

/** Problems of keys do not happen on this way; they would be said as one of the institution. */
function institutionWords(
  problem: SignInOutcome,
): 'notAllowed' | 'declined' | 'stale' | 'unreachable' | 'failed' {
  if (problem === 'not-allowed') return 'notAllowed';
  return problem === 'declined' || problem === 'stale' || problem === 'unreachable' ? problem : 'failed';
}
