/** The tunnel's answer in place of a session that is not there. */
const SESSION_HEADER = 'x-emout-session';

const CONDITIONS = ['over', 'waiting', 'unreachable'] as const;

/** `over`: ended; `waiting`: still in the queue; `unreachable`: the tunnel stands, the node behind it is silent. */
export type SessionCondition = (typeof CONDITIONS)[number];

/** What an answer says of a session that is not there; null where the session itself answered. */
export function sessionConditionOf({ status, headers }: Response): SessionCondition | null {
  if (status !== 503) return null;
  const said = headers.get(SESSION_HEADER);
  return CONDITIONS.find((one) => one === said) ?? null;
}

/** A tunnel answered where the session should have. */
export class SessionAwayError extends Error {
  readonly tag = 'SessionAway' as const;

  constructor(readonly condition: SessionCondition) {
    super(`The session did not answer; the tunnel says that it is ${condition}.`);
    this.name = 'SessionAwayError';
  }
}

/** As tRPC writes it: a member may be there and undefined. */
type Init = Omit<RequestInit, 'signal'> & { readonly signal?: AbortSignal | null | undefined };

/**
 * `fetch` for questions whose answers are read as JSON, which a tunnel's sentence is not.
 * @throws SessionAwayError, or what `fetch` throws
 */
export async function fetchFromSession(input: RequestInfo | URL, init?: Init): Promise<Response> {
  const response = await fetch(input, { ...init, signal: init?.signal ?? null });
  const condition = sessionConditionOf(response);
  if (condition !== null) throw new SessionAwayError(condition);
  return response;
}
