import { isOnAllowList } from '@emout/api/institution-settings';
import type { AuthOptions, CookieOption, Profile } from 'next-auth';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { safeNext } from '../next-address.js';
import { type Grant, newSid, type SessionCookie } from '../session-cookie.js';
import { SESSION_MAX_AGE_S, type SessionKeys } from '../session-keys.js';
import { INSTITUTION, type Institution } from './institution.js';
import { keyProvider } from './next-auth.js';

/** Somebody who comes back from an institution later than this begins anew. */
const ROUND_TRIP_S = 15 * 60;
const ISSUER_TIMEOUT_MS = 10_000;

/** What one request to next-auth came to; its callbacks write here. */
export interface SignInCourse {
  grant: Grant | null;
  /** Signed in at the institution, but not on its list. */
  notAllowed: boolean;
  /** The random id of the browser that signed out. */
  signedOut: string | null;
}

/** What next-auth has to know of a request and its session. */
export interface AuthParts {
  readonly keys: SessionKeys;
  readonly cookie: SessionCookie;
  readonly institution: Institution | null;
  /** `http://host`, as the browser knows it. */
  readonly origin: string;
  readonly basePath: string;
  readonly secure: boolean;
  readonly course: SignInCourse;
  /** Turns a typed key into a grant, or not. */
  readonly open: (key: string) => Grant | null;
}

function institutionProvider(institution: Institution): OAuthConfig<Profile> {
  return {
    id: INSTITUTION,
    name: institution.name,
    type: 'oauth',
    wellKnown: `${institution.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    issuer: institution.issuer,
    clientId: institution.client_id,
    clientSecret: institution.clientSecret,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    httpOptions: { timeout: ISSUER_TIMEOUT_MS },
    profile: ({ sub }) => ({ id: sub ?? '' }),
  };
}

function cookies({ keys, basePath, secure }: AuthParts): NonNullable<AuthOptions['cookies']> {
  const options = {
    httpOnly: true,
    sameSite: 'lax',
    path: basePath === '' ? '/' : basePath,
    secure,
  } as const;
  const named = (purpose: Parameters<SessionKeys['cookieName']>[0], maxAge?: number): CookieOption => ({
    name: keys.cookieName(purpose),
    options: maxAge === undefined ? options : { ...options, maxAge },
  });
  return {
    sessionToken: named('session'),
    csrfToken: named('csrf'),
    callbackUrl: named('callback'),
    pkceCodeVerifier: named('pkce', ROUND_TRIP_S),
    state: named('state', ROUND_TRIP_S),
    nonce: named('nonce', ROUND_TRIP_S),
  };
}

/** The path of this server in an address that somebody wants to come back to, below the base path; `/` for all else. */
export function nextOf(url: string, origin: string, basePath: string): string {
  if (!URL.canParse(url, origin)) return '/';
  const { origin: found, pathname, search } = new URL(url, origin);
  if (found !== origin || !`${pathname}/`.startsWith(`${basePath}/`)) return '/';
  return safeNext(`${pathname.slice(basePath.length) || '/'}${search}`);
}

/** next-auth's settings for one request: keys by form, and an institution where there is one; one cookie for both. */
export function authOptions(parts: AuthParts): AuthOptions {
  const { keys, cookie, institution, origin, basePath, course, open } = parts;
  return {
    secret: keys.secret,
    session: { strategy: 'jwt', maxAge: SESSION_MAX_AGE_S },
    pages: { signIn: `${basePath}/signin`, signOut: `${basePath}/signin`, error: `${basePath}/signin` },
    providers: [
      keyProvider((key) => {
        course.grant = open(key);
        return course.grant === null ? null : { id: 'key' };
      }),
      ...(institution === null ? [] : [institutionProvider(institution)]),
    ],
    jwt: {
      maxAge: SESSION_MAX_AGE_S,
      encode: ({ token }) => cookie.encode(token ?? {}),
      decode: ({ token }) => cookie.decode(token ?? ''),
    },
    callbacks: {
      signIn({ account, profile }) {
        if (account?.provider !== INSTITUTION) return course.grant !== null;
        if (institution === null || profile === undefined || !isOnAllowList(institution, profile)) {
          course.notAllowed = true;
          return false;
        }
        course.grant = {
          role: institution.role,
          scope: institution.scope ?? null,
          lastingKey: null,
          sid: newSid(),
        };
        return true;
      },
      // Nothing of the institution's profile is kept.
      jwt: () => (course.grant === null ? {} : cookie.claimsOf(course.grant)),
      redirect: ({ url }) => `${origin}${basePath}${nextOf(url, origin, basePath)}`,
    },
    events: {
      signOut({ token }) {
        if (typeof token.sid === 'string') course.signedOut = token.sid;
      },
    },
    cookies: cookies(parts),
    // The library logs each wrong key as an error with its stack, and what an institution answered.
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  };
}
