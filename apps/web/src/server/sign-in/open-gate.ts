import { PROCEDURE_ROLES } from '@emout/api/procedure-roles';
import type { Role } from '@emout/api/sign-in-keys';
import { Gate } from '../gate.js';
import { SessionCookie } from '../session-cookie.js';
import { SessionKeys } from '../session-keys.js';
import { AuditLog } from './audit-log.js';
import { AuthRoutes } from './auth-routes.js';
import { readInstitution } from './institution.js';
import { KeyExchange } from './key-exchange.js';

/** Which session the gate is of. */
export interface GateSettings {
  /** Owner-only directory with `secret` and `keys`, where `audit.log` is written. */
  readonly sessionDirectory: string;
  /** Its name, part of its cookies' names. */
  readonly session: string;
  readonly basePath: string;
  /** The file of `EMOUT_OIDC_FILE`; left out or empty: keys alone open the session. */
  readonly institutionFile?: string | undefined;
  /** Who may ask which question; left out: as the table says. */
  readonly procedureRoles?: Readonly<Record<string, Role>> | undefined;
}

/** A session's gate, the cookie that it hands out, and where it writes down who came. */
export interface OpenedGate {
  readonly gate: Gate;
  readonly audit: AuditLog;
  readonly cookie: SessionCookie;
}

/** Makes the gate of a session; throws where a file that it needs is missing or cannot be used. */
export function openGate({
  sessionDirectory,
  session,
  basePath,
  institutionFile = '',
  procedureRoles = PROCEDURE_ROLES,
}: GateSettings): OpenedGate {
  const keys = SessionKeys.read(sessionDirectory, session);
  const institution = institutionFile === '' ? null : readInstitution(institutionFile);
  const cookie = new SessionCookie(keys, basePath === '' ? '/' : basePath);
  const audit = new AuditLog(sessionDirectory);
  const exchange = new KeyExchange(keys, audit);
  const auth = new AuthRoutes({ keys, cookie, exchange, audit, institution, basePath });
  const institutionName = institution?.name ?? null;
  const gate = new Gate({ cookie, exchange, auth, audit, institutionName, procedureRoles });
  return { gate, audit, cookie };
}
