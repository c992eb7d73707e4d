import type { SessionInfo } from '@emout/api/schemas';
import { TRPCClientError } from '@trpc/client';
import { failureOf, SIGNED_OUT, UNREACHABLE, WORKER_LOST } from '../../trpc/failure';
import { SessionAwayError } from '../../trpc/session-answer';
import type { Outcome } from './connection';
import { sessionFacts } from './session-facts';
import type { Answer } from './session-watch';

/** The first list of a large file system takes long, and the answer waits for it. */
const DEADLINE_MS = 60_000;

/** Asks a session how it is; every failure is an outcome. */
export async function askSession(
  question: (signal: AbortSignal) => Promise<SessionInfo>,
  signal: AbortSignal,
): Promise<Answer> {
  try {
    const info = await question(AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]));
    return { outcome: 'answered', facts: sessionFacts(info), nowMs: info.nowMs };
  } catch (error) {
    return { outcome: outcomeOf(error) };
  }
}

/** What a failed question says of the session. */
export function outcomeOf(error: unknown): Exclude<Outcome, 'answered'> {
  if (error instanceof TRPCClientError && error.cause instanceof SessionAwayError) {
    const { condition } = error.cause;
    return condition === 'unreachable' ? 'tunnel-alone' : condition;
  }
  switch (failureOf(error).tag) {
    case UNREACHABLE:
      return 'silence';
    case WORKER_LOST:
      return 'worker-lost';
    case SIGNED_OUT:
      return 'signed-out';
    default:
      return 'refused';
  }
}
