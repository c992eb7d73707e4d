'use client';

import { type FormEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { below } from '../base-path';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { openSession } from './open-session';

export interface SignInFormProps {
  /** A path of this server. */
  readonly next: string;
  readonly session: string;
  /** The address that was opened brought a key of another session. */
  readonly wrongAddress: boolean;
}

type Problem = 'empty' | 'wrong' | 'unreachable' | 'wrongAddress' | null;

/** One line for the key; a wrong one stays on it, with a sentence below. */
export function SignInForm({ next, session, wrongAddress }: SignInFormProps) {
  const t = useTranslations('shell.signIn');
  const [problem, setProblem] = useState<Problem>(wrongAddress ? 'wrongAddress' : null);
  const [asking, setAsking] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const key = field.current?.value.trim() ?? '';
    if (key === '') {
      setProblem('empty');
      field.current?.focus();
      return;
    }
    setAsking(true);
    const outcome = await openSession(key);
    if (outcome === 'open') {
      window.location.assign(below(next));
      return;
    }
    setAsking(false);
    setProblem(outcome);
    field.current?.focus();
  };

  const error =
    problem === null
      ? null
      : t.rich(problem, { session, name: (words) => <span className="mono">{words}</span> });
  return (
    // Posted, so that a key typed before the page is alive does not end up in the address.
    <form
      method="post"
      action={below('/api/auth/signin/key')}
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <Field
        ref={field}
        label={t('key')}
        name="key"
        className="key-field"
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        autoFocus
        onChange={() => setProblem(null)}
        error={error}
        after={
          <Button type="submit" kind="primary" small disabled={asking}>
            {t('submit')}
          </Button>
        }
      />
    </form>
  );
}
