'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { LanguageSwitch } from '../shell/language-switch';
import { ThemeSwitch } from '../shell/theme-switch';
import { InstitutionButton } from './institution-button';
import type { SignInOutcome } from './open-session';
import styles from './sign-in.module.css';
import { SignInForm, type SignInFormProps } from './sign-in-form';

export interface SignInProps extends SignInFormProps {
  /** As the browser reached the server, for the specimen of what the terminal shows. */
  readonly origin: string;
  /** The institution that people may sign in with, where there is one. */
  readonly institution: string | null;
}

function isOfInstitution(problem: SignInOutcome | null): boolean {
  return (
    problem === 'not-allowed' || problem === 'declined' || problem === 'institution' || problem === 'stale'
  );
}

/** What a browser without a session sees, and nothing of the runs. */
export function SignIn({ origin, institution, ...form }: SignInProps) {
  const t = useTranslations('shell.signIn');
  const code = (words: ReactNode) => <code>{words}</code>;
  return (
    <main className={styles.desk}>
      <div className={styles.top}>
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <section className={styles.plate} aria-labelledby="sign-in-title">
        <h1 className={styles.wordmark} id="sign-in-title">
          emout<span className="vh"> · {t('title')}</span>
        </h1>
        <p className={`msg ${styles.ask}`}>{t.rich('ask', { code })}</p>
        <SignInForm {...form} />
        {institution === null ? null : (
          <InstitutionButton
            institution={institution}
            next={form.next}
            problem={isOfInstitution(form.addressProblem) ? form.addressProblem : null}
          />
        )}
        <pre className={styles.terminal} aria-hidden="true">
          <u>$</u> emout server link{'\n'}
          {origin}/?token=<b>9c41f7…</b>
        </pre>
        <p className="fine">{t.rich('note', { code })}</p>
      </section>
    </main>
  );
}
