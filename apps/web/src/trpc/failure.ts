import { TRPCClientError } from '@trpc/client';
import { SessionAwayError, type SessionCondition } from './session-answer';

/** A failed request in words: `tag` to act on, `message` to show, `hint` what to do. */
export interface Failure {
  readonly tag: string;
  readonly message: string;
  readonly hint: string | null;
}

/** The server did not answer at all: the tunnel is down or the session is over. */
export const UNREACHABLE = 'Unreachable';
export const SIGNED_OUT = 'SignedOut';
export const WORKER_LOST = 'WorkerLost';
export const SESSION_OVER = 'SessionOver';
export const SESSION_WAITING = 'SessionWaiting';

const CONDITION_TAGS: Readonly<Record<SessionCondition, string>> = {
  over: SESSION_OVER,
  waiting: SESSION_WAITING,
  unreachable: UNREACHABLE,
};

/** The failure of a request that a tunnel answered in place of the session. */
export function failureOfCondition(condition: SessionCondition): Failure {
  return { tag: CONDITION_TAGS[condition], message: 'The session does not answer.', hint: null };
}

function textOf(data: unknown, key: string): string | null {
  if (typeof data !== 'object' || data === null) return null;
  const value: unknown = Reflect.get(data, key);
  return typeof value === 'string' ? value : null;
}

/** Reads tag and sentence from whatever a query threw. */
export function failureOf(error: unknown): Failure {
  if (error instanceof TRPCClientError) {
    const data: unknown = error.data;
    const tag = textOf(data, 'tag');
    if (tag !== null) return { tag, message: error.message, hint: textOf(data, 'hint') };
    if (error.cause instanceof SessionAwayError) return failureOfCondition(error.cause.condition);
    return { tag: UNREACHABLE, message: error.message, hint: null };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { tag: 'Internal', message, hint: null };
}

/** True where nothing is wrong with the question: the session could not answer it. */
export function isOfSession({ tag }: Failure): boolean {
  return [UNREACHABLE, SESSION_OVER, SESSION_WAITING, SIGNED_OUT, WORKER_LOST].includes(tag);
}

/** True where the same question may be answered a moment later. */
export function isWorthRetrying({ tag }: Failure): boolean {
  return tag === WORKER_LOST || tag === UNREACHABLE || tag === 'Busy' || tag === 'Deadline';
}
