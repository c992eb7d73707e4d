import type { AuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { SESSION_MAX_AGE_S, type SessionKeys } from '../server/session-keys';

/** The one provider is the session's own key; who has it is the owner. */
export function authOptions(keys: SessionKeys): AuthOptions {
  const cookie = { httpOnly: true, sameSite: 'lax', path: '/', secure: false } as const;
  return {
    secret: keys.secret,
    session: { strategy: 'jwt', maxAge: SESSION_MAX_AGE_S },
    pages: { signIn: '/signin', signOut: '/signin', error: '/signin' },
    providers: [
      CredentialsProvider({
        id: 'key',
        name: 'key',
        credentials: { key: { type: 'password' } },
        authorize: (given) => (keys.matches(given?.key ?? '') ? { id: 'owner', name: 'owner' } : null),
      }),
    ],
    cookies: {
      sessionToken: { name: keys.cookieName('session'), options: cookie },
      csrfToken: { name: keys.cookieName('csrf'), options: cookie },
      callbackUrl: { name: keys.cookieName('callback'), options: cookie },
    },
    // The library logs each wrong key as an error, with its stack; the page says it in a sentence.
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  };
}
