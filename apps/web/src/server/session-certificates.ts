import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ListenError } from './listen-error.js';

/** What the server shows to clients, and what signs theirs; PEM. */
export interface SessionCertificates {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** Reads `ca.pem`, `server.pem` and `server-key.pem`. @throws ListenError */
export function readSessionCertificates(directory: string): SessionCertificates {
  const read = (file: string): string => {
    const place = path.join(directory, file);
    try {
      return readFileSync(place, 'utf8');
    } catch (cause) {
      throw new ListenError(
        'NoCertificate',
        `The certificate ${place} cannot be read. The session makes its certificates when it starts: start it again.`,
        { cause },
      );
    }
  };
  return { ca: read('ca.pem'), cert: read('server.pem'), key: read('server-key.pem') };
}
