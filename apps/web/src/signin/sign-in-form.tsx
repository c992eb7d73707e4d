'use client';

import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { below } from '../base-path';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { openSession, type SignInOutcome } from './open-session';

export interface SignInFormProps {
  /** A path of this server. */
  readonly next: string;
  readonly session: string;
  /** Why the address that was opened did not sign in. */
  readonly addressProblem: SignInOutcome | null;
}

type Words =
  | 'empty'
  | 'wrong'
  | 'wrongAddress'
  | 'used'
  | 'usedAddress'
  | 'expired'
  | 'attempts'
  | 'stale'
  | 'unreachable';

/** The sentence of a problem with a key; null where it is none of the key's. */
function wordsOf(problem: SignInOutcome | null, fromAddress: boolean): Words | null {
  switch (problem) {
    case 'wrong':
      return fromAddress ? 'wrongAddress' : 'wrong';
    case 'used':
      return fromAddress ? 'usedAddress' : 'used';
    case 'expired':
    case 'attempts':
    case 'unreachable':
      return problem;
    case 'stale':
      // In an address it comes from an institution.
      return fromAddress ? null : 'stale';
    default:
      return null;
  }
}

/** One line for the key; a wrong one stays on it, with a sentence below. */
export function SignInForm({ next, session, addressProblem }: SignInFormProps) {
  const t = useTranslations('shell.signIn');
  const [problem, setProblem] = useState(wordsOf(addressProblem, true));
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
    setProblem(wordsOf(outcome, false) ?? 'unreachable');
    field.current?.focus();
  };

  const error =
    problem === null
      ? null
      : t.rich(problem, {
          session,
          name: (words: ReactNode) => <span className="mono">{words}</span>,
          code: (words: ReactNode) => <code>{words}</code>,
        });
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
