import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { basename, join, resolve } from 'node:path';
import { SettingError } from './errors.js';
import { ensureOwnerOnlyDirectory, replaceOwnerOnlyFile } from './owner-only-file.js';
import { ownIdentity, processCondition } from './process-identity.js';
import { readState, type SessionState } from './session-state.js';
import { CertificatesInUseError } from './tls-errors.js';

/** The clock of another node may be behind. */
const BACKDATE_MS = 5 * 60_000;
const VALID_MS = 30 * 24 * 3_600_000;
const HOST = /^(?!-)[A-Za-z0-9.-]{1,253}$/;

/** Absolute paths of what the two ends of the TLS connection of a session need. */
export interface TlsFiles {
  readonly ca_file: string;
  readonly server_cert: string;
  readonly server_key: string;
  readonly client_cert: string;
  readonly client_key: string;
}

/** Where the certificates of a session stand, whether or not they are there. */
export function tlsFiles(directory: string): TlsFiles {
  const at = (file: string) => resolve(directory, 'certs', file);
  return {
    ca_file: at('ca.pem'),
    server_cert: at('server.pem'),
    server_key: at('server-key.pem'),
    client_cert: at('client.pem'),
    client_key: at('client-key.pem'),
  };
}

function runningState(directory: string): SessionState | null {
  const path = join(directory, 'state.json');
  if (!existsSync(path)) return null;
  const found = readState(readFileSync(path, 'utf8'));
  return found.kind === 'state' && found.state.phase === 'running' ? found.state : null;
}

/** Whose certificates those in the directory are: of nobody any more, of this process, or of another that may live. */
function holder(directory: string): 'nobody' | 'own' | SessionState {
  const state = runningState(directory);
  if (state === null) return 'nobody';
  const own = ownIdentity();
  if (state.host === own.host && state.pid === own.pid && state.pid_started === own.pid_started) return 'own';
  // A job that SLURM put back into the queue finds the state of its earlier life, maybe from another node.
  if (state.job_id !== null && state.job_id === (process.env.SLURM_JOB_ID ?? null)) return 'nobody';
  return processCondition(state) === 'gone' ? 'nobody' : state;
}

/**
 * Makes the certificates of a session that starts: an authority of its own, a certificate for its server at `host` (an
 * IP address or a DNS name), and one for the clients that may connect; all new, valid for 30 days, and readable by the
 * owner alone (`certs/` in `directory`). Those of a session that runs are not replaced: its own process gets them as
 * they are, any other throws CertificatesInUseError. Throws SettingError for a host that cannot be one.
 */
export async function ensureCertificates(
  directory: string,
  host: string,
  name: string = basename(directory),
): Promise<TlsFiles> {
  if (isIP(host) === 0 && !HOST.test(host))
    throw new SettingError(JSON.stringify(host.slice(0, 80)), 'it is neither an IP address nor a DNS name.');
  const files = tlsFiles(directory);
  const held = holder(directory);
  if (held === 'own' && Object.values(files).every((path) => existsSync(path))) return files;
  if (typeof held === 'object') throw new CertificatesInUseError(name, held.host, held.pid);
  // Half a second to load, which no other command is to pay.
  const { issueCertificates } = await import('./issued-certificates.js');
  const now = Date.now();
  const { authority, server, client } = await issueCertificates({
    session: name,
    host,
    notBefore: new Date(now - BACKDATE_MS),
    notAfter: new Date(now + VALID_MS),
  });
  ensureOwnerOnlyDirectory(resolve(directory, 'certs'));
  replaceOwnerOnlyFile(resolve(directory, 'certs', 'ca-key.pem'), authority.key);
  replaceOwnerOnlyFile(files.ca_file, authority.certificate);
  replaceOwnerOnlyFile(files.server_key, server.key);
  replaceOwnerOnlyFile(files.server_cert, server.certificate);
  replaceOwnerOnlyFile(files.client_key, client.key);
  replaceOwnerOnlyFile(files.client_cert, client.certificate);
  return files;
}
