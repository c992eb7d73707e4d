import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

const KEY = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' };
const SERIAL_BYTES = 16;

/** A certificate with its private key, both as PEM texts. */
export interface Issued {
  readonly certificate: string;
  readonly key: string;
}

/** One authority, and what it signed: a certificate for the web server of a session, and one for those that may reach it. */
export interface IssuedCertificates {
  readonly authority: Issued;
  readonly server: Issued;
  readonly client: Issued;
}

export interface CertificateRequest {
  readonly session: string;
  /** IP address or DNS name under which the server is reached. */
  readonly host: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

type Validity = Pick<CertificateRequest, 'notBefore' | 'notAfter'>;

/** Random, positive, and of one length. */
function serialNumber(): string {
  const bytes = randomBytes(SERIAL_BYTES);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString('hex');
}

const newKeys = () => crypto.subtle.generateKey(KEY, true, ['sign', 'verify']);

async function privateKeyText(keys: CryptoKeyPair): Promise<string> {
  const raw = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return `${PemConverter.encode(raw, PemConverter.PrivateKeyTag)}\n`;
}

const authorityName = (session: string) => `CN=emout ${session} authority`;

async function issueAuthority(session: string, validity: Validity, keys: CryptoKeyPair): Promise<Issued> {
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...validity,
    serialNumber: serialNumber(),
    name: authorityName(session),
    keys,
    signingAlgorithm: SIGNATURE,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: `${certificate.toString('pem')}\n`, key: await privateKeyText(keys) };
}

async function issueLeaf(
  { session, notBefore, notAfter }: CertificateRequest,
  role: 'server' | 'client',
  authority: CryptoKeyPair,
  extensions: readonly Extension[],
): Promise<Issued> {
  const keys = await newKeys();
  const usage = role === 'server' ? ExtendedKeyUsage.serverAuth : ExtendedKeyUsage.clientAuth;
  const certificate = await X509CertificateGenerator.create({
    notBefore,
    notAfter,
    serialNumber: serialNumber(),
    subject: `CN=emout ${session} ${role}`,
    issuer: authorityName(session),
    publicKey: keys.publicKey,
    signingKey: authority.privateKey,
    signingAlgorithm: SIGNATURE,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([usage]),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(authority.publicKey),
      ...extensions,
    ],
  });
  return { certificate: `${certificate.toString('pem')}\n`, key: await privateKeyText(keys) };
}

/** Makes a new authority with keys of its own, and signs one certificate for the server and one for its clients. */
export async function issueCertificates(request: CertificateRequest): Promise<IssuedCertificates> {
  const keys = await newKeys();
  const { session, host, notBefore, notAfter } = request;
  const names = new SubjectAlternativeNameExtension([
    { type: isIP(host) === 0 ? 'dns' : 'ip', value: host },
    ...(host === 'localhost' ? [] : [{ type: 'dns' as const, value: 'localhost' }]),
  ]);
  const [authority, server, client] = await Promise.all([
    issueAuthority(session, { notBefore, notAfter }, keys),
    issueLeaf(request, 'server', keys, [names]),
    issueLeaf(request, 'client', keys, []),
  ]);
  return { authority, server, client };
}
