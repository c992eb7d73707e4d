import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { below } from '../../base-path';
import { safeNext } from '../../server/next-address';
import { isSignInProblem } from '../../server/sign-in/sign-in-problem';
import { SignIn } from '../../signin/sign-in';

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } };

/** As the browser sees the server; its own server has checked what proxies say of that. */
function originOf(head: { get(name: string): string | null }): string {
  const host = head.get('x-forwarded-host') ?? 'localhost';
  return `${head.get('x-forwarded-proto') ?? 'http'}://${host}${below('')}`;
}

/** The gate writes it in front of this page. */
function institutionOf(head: { get(name: string): string | null }): string | null {
  const name = head.get('x-emout-institution');
  return name === null ? null : decodeURIComponent(name);
}

interface Query {
  readonly next?: string | string[];
  readonly problem?: string | string[];
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [{ next, problem }, head] = await Promise.all([searchParams, headers()]);
  return (
    <SignIn
      next={safeNext(typeof next === 'string' ? next : null)}
      session={process.env.EMOUT_SESSION ?? ''}
      addressProblem={isSignInProblem(problem) ? problem : null}
      institution={institutionOf(head)}
      origin={originOf(head)}
    />
  );
}
