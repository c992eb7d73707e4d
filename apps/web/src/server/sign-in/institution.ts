import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type InstitutionSettings, readInstitutionSettings } from '@emout/api/institution-settings';

const MAX_BYTES = 64 * 1024;

/** The id of the provider in addresses: `/api/auth/callback/institution` is what an institution has to know. */
export const INSTITUTION = 'institution';

/** Sign-in by an institution is set up with a file that cannot be used. */
export class InstitutionFileError extends Error {
  override readonly name = 'InstitutionFileError';
  readonly tag = 'InstitutionFile' as const;
}

/** An OpenID provider and who of its people may sign in. */
export interface Institution extends InstitutionSettings {
  readonly clientSecret: string;
}

function read(file: string, what: string, ownerOnly: boolean): string {
  try {
    const handle = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = fstatSync(handle);
      if (!stats.isFile() || stats.size > MAX_BYTES) {
        throw new InstitutionFileError(
          `${what} ${file} is not a file of up to ${MAX_BYTES / 1024} kB. See EMOUT_OIDC_FILE.`,
        );
      }
      if (ownerOnly && (stats.mode & 0o077) !== 0) {
        throw new InstitutionFileError(
          `Others may read ${file}, which holds the client secret. Run: chmod 600 ${file}`,
        );
      }
      return readFileSync(handle, 'utf8');
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (error instanceof InstitutionFileError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'an unknown error';
    throw new InstitutionFileError(`${what} ${file} cannot be read (${code}). See EMOUT_OIDC_FILE.`, {
      cause: error,
    });
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The parser's own words would quote the file.
    throw new InstitutionFileError(`${file} is not JSON. See EMOUT_OIDC_FILE.`, { cause: error });
  }
}

/**
 * Reads the file of `EMOUT_OIDC_FILE`; its `client_secret_file` may be named relative to it and is for the owner alone
 * (0600). Throws `InstitutionFileError`.
 */
export function readInstitution(file: string): Institution {
  const found = readInstitutionSettings(parse(read(file, 'The file', false), file));
  if ('problem' in found) throw new InstitutionFileError(`${file}: ${found.problem}.`);
  const { settings } = found;
  const secretFile = path.resolve(path.dirname(file), settings.client_secret_file);
  const clientSecret = read(secretFile, 'The client secret', true).trim();
  if (clientSecret === '')
    throw new InstitutionFileError(`${secretFile} is empty; it holds the client secret.`);
  return { ...settings, clientSecret };
}
