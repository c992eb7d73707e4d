import type { AppRouter } from '../router.js';
import type { Role } from './sign-in-key.js';

type Procedures = AppRouter['_def']['record'];
type ProcedureName = {
  [Folder in keyof Procedures & string]: `${Folder}.${keyof Procedures[Folder] & string}`;
}[keyof Procedures & string];

/**
 * Who may ask each question: what only looks is for viewers, who see what is in their scope; what changes the state of
 * the session is for owners. A procedure that is not listed does not compile.
 */
export const PROCEDURE_ROLES: Readonly<Record<ProcedureName, Role>> = {
  'session.info': 'viewer',
  'runs.list': 'viewer',
  'runs.get': 'viewer',
  'runs.input': 'viewer',
  'runs.boundaries': 'viewer',
  'expressions.check': 'viewer',
  'expressions.names': 'viewer',
  'figures.describe': 'viewer',
  'data.values': 'viewer',
};

/**
 * Whether a visitor may ask a batch of procedures, written as in a tRPC address: names with commas between. A name that
 * is not in the table, or that is written with escapes, is for owners.
 */
export function mayAsk(
  role: Role,
  procedures: string,
  roles: Readonly<Record<string, Role>> = PROCEDURE_ROLES,
): boolean {
  if (role === 'owner') return true;
  return procedures.split(',').every((name) => Object.hasOwn(roles, name) && roles[name] === 'viewer');
}
