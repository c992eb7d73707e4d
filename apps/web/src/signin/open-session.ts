import { below } from '../base-path';
import { isSignInProblem, type SignInProblem } from '../server/sign-in/sign-in-problem';

/** What came of signing in: the session is open, or why not. */
export type SignInOutcome = 'open' | 'unreachable' | SignInProblem;

async function post(action: string, fields: Readonly<Record<string, string>>): Promise<unknown> {
  const csrf = await fetch(below('/api/auth/csrf'), { cache: 'no-store' });
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const answer = await fetch(below(`/api/auth/${action}`), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }),
  });
  return answer.json();
}

function problemIn(answer: unknown): SignInOutcome {
  const problem =
    typeof answer === 'object' && answer !== null && 'problem' in answer ? answer.problem : null;
  return isSignInProblem(problem) ? problem : 'unreachable';
}

/** Hands a key to the server; the browser then holds the session's cookie. */
export async function openSession(key: string): Promise<SignInOutcome> {
  try {
    const answer = await post('callback/key', { key });
    const isOpen = typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true;
    return isOpen ? 'open' : problemIn(answer);
  } catch {
    return 'unreachable';
  }
}

/** The institution's address to go to, from where people come back to `next`, a path of this server; or what went wrong. */
export async function institutionAddress(
  next: string,
): Promise<{ readonly url: string } | { readonly problem: SignInOutcome }> {
  try {
    const callbackUrl = `${window.location.origin}${below(next)}`;
    const answer = await post('signin/institution', { callbackUrl });
    const url = typeof answer === 'object' && answer !== null && 'url' in answer ? answer.url : null;
    return typeof url === 'string' ? { url } : { problem: problemIn(answer) };
  } catch {
    return { problem: 'unreachable' };
  }
}
