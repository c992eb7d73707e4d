import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** Makes a CA and certificates signed by it, as a session does: `ca`, `server` and `client`, as `.pem` and `-key.pem`. */
export function makeCertificates(directory: string): void {
  const run = (...words: string[]): void => {
    execFileSync('openssl', words, { cwd: directory, stdio: 'pipe' });
  };
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  run('req', '-x509', ...key, '-keyout', 'ca-key.pem', '-out', 'ca.pem', '-days', '1', '-subj', '/CN=test');
  for (const [name, use] of [
    ['server', 'serverAuth'],
    ['client', 'clientAuth'],
  ] as const) {
    run('req', ...key, '-keyout', `${name}-key.pem`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    const extensions = `extendedKeyUsage=${use}\nsubjectAltName=IP:127.0.0.1\n`;
    writeFileSync(path.join(directory, `${name}.ext`), extensions);
    const signed = ['-CA', 'ca.pem', '-CAkey', 'ca-key.pem', '-CAcreateserial', '-days', '1'];
    run('x509', '-req', '-in', `${name}.csr`, '-out', `${name}.pem`, '-extfile', `${name}.ext`, ...signed);
  }
}
