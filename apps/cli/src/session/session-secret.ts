import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createOwnerOnlyFile, ensureOwnerOnlyDirectory } from '../server/owner-only-file.js';

const SECRET_FILE = 'secret';
const SECRET_BYTES = 32;

/** Makes the secret that signs the cookies of a session, where it has none yet: browsers stay signed in over restarts. */
export function ensureSecret(directory: string): void {
  ensureOwnerOnlyDirectory(directory);
  createOwnerOnlyFile(join(directory, SECRET_FILE), randomBytes(SECRET_BYTES).toString('hex'));
}
