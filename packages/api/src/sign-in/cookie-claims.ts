import { z } from 'zod';

/** What a session cookie says, once its seal is opened: times in seconds since 1970. */
const cookieClaimsSchema = z.object({
  role: z.enum(['owner', 'viewer']),
  scope: z.array(z.string()).nullable(),
  /** A random id of the browser's sign-in. */
  sid: z.string().min(16).max(64),
  /** The lasting key that the sign-in hangs on. */
  key: z.string().optional(),
  iat: z.number(),
  exp: z.number(),
});

export type CookieClaims = z.infer<typeof cookieClaimsSchema>;

/** The claims of a session cookie; null where one is missing or of another kind. */
export function readCookieClaims(value: unknown): CookieClaims | null {
  return cookieClaimsSchema.safeParse(value).data ?? null;
}
