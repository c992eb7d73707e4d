import type { SessionInfo } from '@emout/api/schemas';

type Role = SessionInfo['role'];

/** What the page knows of its session. Times in ms since 1970 by the server's clock. */
export interface SessionFacts {
  /** As it is started and stopped by. */
  readonly name: string;
  readonly node: string;
  readonly version: string;
  readonly startedAtMs: number;
  readonly endsAtMs: number | null;
  /** For how long nobody may ask for anything before the session ends by itself. */
  readonly idleMs: number | null;
  readonly role: Role;
}

/** Servers name themselves with their port, so that the cookies of two of them on one machine differ. */
const WITH_PORT = /^(.+)-\d{4,5}$/;

/** What `emout demo` calls its session. */
const DEMO = 'demo';

/** The facts of a session in the server's answer; `before` keeps the start that is older than the worker's. */
export function sessionFacts(info: SessionInfo, before: SessionFacts | null): SessionFacts {
  const { endsAtMs, idleS } = info;
  // A worker that was started again tells its own start; the session with this end has been there for longer.
  const started = before !== null && before.endsAtMs === endsAtMs ? before.startedAtMs : info.startedAtMs;
  return {
    name: WITH_PORT.exec(info.session)?.[1] ?? info.session,
    node: info.host,
    version: info.version,
    startedAtMs: Math.min(started, info.startedAtMs),
    endsAtMs,
    idleMs: idleS === null ? null : idleS * 1000,
    role: info.role,
  };
}

/** The line that starts a session of this name, to be typed at a terminal. */
export function startCommand(name: string | null): string {
  if (name === DEMO) return 'emout demo';
  return name === null ? 'emout server start' : `emout server start --name ${name}`;
}

/** The line that opens the way to a session of this name again. */
export function reachCommand(name: string | null): string {
  if (name === DEMO) return 'emout demo';
  return name === null ? 'emout server tunnel' : `emout server tunnel --name ${name}`;
}
