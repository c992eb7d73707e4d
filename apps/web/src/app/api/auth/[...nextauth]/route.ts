import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '../../../../auth/options';
import { SessionKeys } from '../../../../server/session-keys';

interface Context {
  readonly params: Promise<{ nextauth: string[] }>;
}

/** The keys are read per request: the build has none, and signing in is rare. */
function handle(request: NextRequest, context: Context): Promise<Response> {
  const { EMOUT_RUNTIME_DIR = '', EMOUT_SESSION = '' } = process.env;
  return NextAuth(request, context, authOptions(SessionKeys.read(EMOUT_RUNTIME_DIR, EMOUT_SESSION)));
}

export { handle as GET, handle as POST };
