import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** What a key opens: everything, or looking only. */
export type Role = 'owner' | 'viewer';

/** `once`: exchanged for a cookie, then gone. `lasting`: good until it expires or is revoked, for scripts. */
export type KeyKind = 'once' | 'lasting';

const KEY_BYTES = 24;
const ID_DIGITS = 16;

/** The most run addresses and folder prefixes that one key may list. */
export const MAX_SCOPE = 64;
/** Characters of a scope as JSON: it travels in a cookie, of which browsers keep 4096 bytes. */
export const MAX_SCOPE_TEXT = 1500;
export const MAX_LABEL = 120;

/** Run addresses and folder prefixes; null is everything. */
export const scopeSchema = z.array(z.string().min(1).max(1024)).max(MAX_SCOPE).nullable();
const timeSchema = z.iso.datetime({ offset: true });

/** A key as its file holds it; the key itself is nowhere, only its hash. */
export const keyRecordSchema = z.object({
  v: z.literal(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  kind: z.enum(['once', 'lasting']),
  role: z.enum(['owner', 'viewer']),
  scope: scopeSchema,
  created_at: timeSchema,
  expires_at: timeSchema.nullable(),
  label: z.string().max(MAX_LABEL).nullable(),
});

export type KeyRecord = z.infer<typeof keyRecordSchema>;

/** A fresh key: 24 random bytes, hexadecimal. */
export function randomKey(): string {
  return randomBytes(KEY_BYTES).toString('hex');
}

/** The SHA-256 of a key in hexadecimal digits; null for a text that cannot be one. Blanks around it are passed over. */
export function hashOfKey(candidate: string): string | null {
  // Somebody may send megabytes.
  if (candidate.length > 4 * KEY_BYTES) return null;
  const key = candidate.trim();
  if (!/^[0-9a-f]{48}$/.test(key)) return null;
  return createHash('sha256').update(key, 'utf8').digest('hex');
}

/** The name under which a key may be spoken of: the first 16 digits of its hash. */
export function idOfHash(hash: string): string {
  return hash.slice(0, ID_DIGITS);
}

/** True for a text of 16 hexadecimal digits. */
export function isKeyId(text: string): boolean {
  return /^[0-9a-f]{16}$/.test(text);
}

/** Whether two hashes in hexadecimal digits are the same; takes the same time for all. */
export function sameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one, 'hex'), Buffer.from(other, 'hex')];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}

/** Whether a key's time is over at `nowMs` (milliseconds since 1970). */
export function isExpired({ expires_at }: Pick<KeyRecord, 'expires_at'>, nowMs: number): boolean {
  return expires_at !== null && Date.parse(expires_at) <= nowMs;
}
