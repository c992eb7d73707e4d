import { below } from '../base-path';

/** What came of typing a key. */
export type SignInOutcome = 'open' | 'wrong' | 'unreachable';

/** Hands a key to next-auth's credentials route; the browser then holds the session's cookie. */
export async function openSession(key: string): Promise<SignInOutcome> {
  try {
    const csrf = await fetch(below('/api/auth/csrf'), { cache: 'no-store' });
    const { csrfToken } = (await csrf.json()) as { csrfToken: string };
    const answer = await fetch(below('/api/auth/callback/key'), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        csrfToken,
        key,
        callbackUrl: `${window.location.origin}${below('/')}`,
        json: 'true',
      }),
    });
    if (answer.ok) return 'open';
    return answer.status === 401 ? 'wrong' : 'unreachable';
  } catch {
    return 'unreachable';
  }
}
