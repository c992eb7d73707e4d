import type { SignInProblem } from './sign-in/sign-in-problem.js';

const ANY_ORIGIN = 'http://emout.invalid';

/** Where to go after signing in: only a path of this server, and not the sign-in page again; `/` for all else. */
export function safeNext(next: string | null | undefined): string {
  if (next === null || next === undefined || !/^\/(?![/\\])/.test(next)) return '/';
  if (!URL.canParse(next, ANY_ORIGIN)) return '/';
  const parsed = new URL(next, ANY_ORIGIN);
  // /.//elsewhere.org is a path here, and the address of another host once its dots are resolved.
  if (parsed.origin !== ANY_ORIGIN || parsed.pathname.startsWith('//')) return '/';
  if (parsed.pathname === '/signin' || parsed.pathname.startsWith('/api/')) return '/';
  return `${parsed.pathname}${parsed.search}`;
}

/** The sign-in page that leads to `address` afterwards, and says why somebody is there. */
export function signInAddress(address: string, problem: SignInProblem | null = null): string {
  const query = new URLSearchParams();
  const next = safeNext(address);
  if (next !== '/') query.set('next', next);
  if (problem !== null) query.set('problem', problem);
  const text = query.toString();
  return text === '' ? '/signin' : `/signin?${text}`;
}

/** Takes the key out of an address; the rest of it stays as it was written. */
export function withoutToken(address: string): { readonly address: string; readonly token: string | null } {
  const at = address.indexOf('?');
  if (at === -1) return { address, token: null };
  const pairs = address.slice(at + 1).split('&');
  const rest = pairs.filter((pair) => pair !== 'token' && !pair.startsWith('token='));
  if (rest.length === pairs.length) return { address, token: null };
  const token = new URLSearchParams(address.slice(at + 1)).get('token');
  const path = address.slice(0, at);
  return { address: rest.length === 0 ? path : `${path}?${rest.join('&')}`, token };
}
