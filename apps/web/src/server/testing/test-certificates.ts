import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

const KEY = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' };
const HOUR_MS = 3_600_000;
const CA_NAME = 'CN=test';

/** Makes a CA and certificates signed by it, as a session does: `ca`, `server` and `client`, as `.pem` and `-key.pem`. */
export async function makeCertificates(directory: string): Promise<void> {
  const validity = { notBefore: new Date(Date.now() - HOUR_MS), notAfter: new Date(Date.now() + HOUR_MS) };
  const newKeys = () => crypto.subtle.generateKey(KEY, true, ['sign', 'verify']);
  const save = async (
    name: string,
    certificate: { toString(format: 'pem'): string },
    keys: CryptoKeyPair,
  ) => {
    const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
    writeFileSync(path.join(directory, `${name}.pem`), certificate.toString('pem'));
    writeFileSync(
      path.join(directory, `${name}-key.pem`),
      PemConverter.encode(key, PemConverter.PrivateKeyTag),
    );
  };
  const authority = await newKeys();
  const ca = await X509CertificateGenerator.createSelfSigned({
    ...validity,
    serialNumber: '01',
    name: CA_NAME,
    keys: authority,
    signingAlgorithm: SIGNATURE,
    extensions: [new BasicConstraintsExtension(true, 0, true)],
  });
  await save('ca', ca, authority);
  for (const [serialNumber, name, use] of [
    ['02', 'server', ExtendedKeyUsage.serverAuth],
    ['03', 'client', ExtendedKeyUsage.clientAuth],
  ] as const) {
    const keys = await newKeys();
    const certificate = await X509CertificateGenerator.create({
      ...validity,
      serialNumber,
      subject: `CN=${name}`,
      issuer: CA_NAME,
      publicKey: keys.publicKey,
      signingKey: authority.privateKey,
      signingAlgorithm: SIGNATURE,
      extensions: [
        new ExtendedKeyUsageExtension([use]),
        new SubjectAlternativeNameExtension([{ type: 'ip', value: '127.0.0.1' }]),
      ],
    });
    await save(name, certificate, keys);
  }
}
