import { z } from 'zod';
import { scopeSchema } from './sign-in-key.js';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

function isSafeIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash, username } = new URL(text);
  if (search !== '' || hash !== '' || username !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}

const names = z.array(z.string().min(1).max(320)).max(1000).optional();

const institutionSchema = z.strictObject({
  issuer: z.string().refine(isSafeIssuer, 'an https address without a query is expected'),
  client_id: z.string().min(1).max(500),
  client_secret_file: z.string().min(1),
  /** What the button on the sign-in page calls it. */
  name: z.string().min(1).max(60),
  allow: z
    .strictObject({ emails: names, domains: names, subjects: names })
    .refine(
      (allow) => Object.values(allow).some((list) => list !== undefined && list.length > 0),
      'at least one of emails, domains, subjects has to list somebody',
    ),
  role: z.enum(['owner', 'viewer']),
  scope: scopeSchema.optional(),
});

/** Sign-in through an OpenID provider, as its file describes it. */
export type InstitutionSettings = z.infer<typeof institutionSchema>;

/** Reads the settings, or says as one line what is wrong with them. */
export function readInstitutionSettings(
  value: unknown,
): { readonly settings: InstitutionSettings } | { readonly problem: string } {
  const read = institutionSchema.safeParse(value);
  if (read.success) return { settings: read.data };
  const issue = read.error.issues[0];
  const where = issue?.path.map(String).join('.') ?? '';
  const what = issue?.message.replace(/^Invalid input: /, '') ?? 'it does not have the expected form';
  return { problem: where === '' ? what : `${where}: ${what}` };
}

/** Whose id token may sign in: a verified e-mail address, the domain of one, or a subject of the issuer. */
export function isOnAllowList(
  { allow }: Pick<InstitutionSettings, 'allow'>,
  claims: { readonly sub?: unknown; readonly email?: unknown; readonly email_verified?: unknown },
): boolean {
  const { sub, email, email_verified } = claims;
  if (typeof sub === 'string' && allow.subjects?.includes(sub) === true) return true;
  if (typeof email !== 'string' || email_verified !== true) return false;
  const address = email.trim().toLowerCase();
  const at = address.lastIndexOf('@');
  if (at <= 0) return false;
  const listed = (list: readonly string[] | undefined, text: string) =>
    list?.some((entry) => entry.trim().toLowerCase() === text) === true;
  return listed(allow.emails, address) || listed(allow.domains, address.slice(at + 1));
}
