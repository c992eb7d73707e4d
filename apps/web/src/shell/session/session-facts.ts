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

/** What `emout demo` calls its session. */
const DEMO = 'demo';

/** The facts of a session in the server's answer. */
export function sessionFacts(info: SessionInfo): SessionFacts {
  const { endsAtMs, idleS } = info;
  return {
    name: info.session,
    node: info.host,
    version: info.version,
    startedAtMs: info.startedAtMs,
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
