import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { safeNext } from '../../server/next-address';
import { SignIn } from '../../signin/sign-in';

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } };

interface Query {
  readonly next?: string | string[];
  readonly wrong?: string | string[];
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [{ next, wrong }, head] = await Promise.all([searchParams, headers()]);
  return (
    <SignIn
      next={safeNext(typeof next === 'string' ? next : null)}
      session={process.env.EMOUT_SESSION ?? ''}
      wrongAddress={wrong !== undefined}
      origin={`http://${head.get('host') ?? 'localhost'}`}
    />
  );
}
