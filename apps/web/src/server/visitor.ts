import type { Role } from '@emout/api/sign-in-keys';

/** Who asks, as the gate found out: what they may do and see, and which browser or script they are. */
export interface Visitor {
  readonly role: Role;
  /** Run addresses and folder prefixes that alone may be seen; null is everything below the roots. */
  readonly scope: readonly string[] | null;
  /** One per browser or script, up to 32 characters of [A-Za-z0-9_-]; tells nothing about the cookie or key. */
  readonly client: string;
}

/** Who may load the sign-in page and its parts, and see nothing else. */
export const ANYBODY: Visitor = { role: 'viewer', scope: [], client: 'anybody' };
