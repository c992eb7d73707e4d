import { isIP } from 'node:net';
import path from 'node:path';
import { EnvironmentError } from './environment-error.js';

/** One place at which the server listens. */
export type ListenPlace =
  /** Plain HTTP at 127.0.0.1 and ::1; port 0 takes a free one. */
  | { readonly kind: 'loopback'; readonly port: number }
  /** HTTPS for those who hold a certificate of the session. */
  | { readonly kind: 'tls'; readonly host: string; readonly port: number }
  /** Plain HTTP for a portal in front, which says under which name and scheme it was asked. */
  | { readonly kind: 'http'; readonly host: string; readonly port: number }
  /** Plain HTTP at a Unix socket of the owner. */
  | { readonly kind: 'socket'; readonly path: string };

export type ListenKind = ListenPlace['kind'];

const MAX_PLACES = 8;
const WANTED =
  'It is a JSON array of places such as {"kind":"loopback","port":46291}, {"kind":"tls","host":"10.1.2.3","port":46291}, {"kind":"http","host":"10.1.2.3","port":46291} and {"kind":"socket","path":"/run/user/1000/emout.sock"}.';

function refuse(what: string): never {
  throw new EnvironmentError(`EMOUT_LISTEN ${what}. ${WANTED}`);
}

function portOf(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 65535) {
    refuse(`has the port ${JSON.stringify(value)}; a port is a whole number from 0 to 65535`);
  }
  return value;
}

function hostOf(value: unknown): string {
  if (typeof value !== 'string' || isIP(value) === 0) {
    refuse(`has the host ${JSON.stringify(value)}; a host is an IP address of this machine`);
  }
  return value;
}

function placeOf(value: unknown): ListenPlace {
  if (typeof value !== 'object' || value === null) refuse(`has ${JSON.stringify(value)} for a place`);
  const given: Readonly<Record<string, unknown>> = { ...value };
  switch (given.kind) {
    case 'loopback':
      return { kind: 'loopback', port: portOf(given.port) };
    case 'tls':
    case 'http':
      return { kind: given.kind, host: hostOf(given.host), port: portOf(given.port) };
    case 'socket':
      if (typeof given.path !== 'string' || !path.isAbsolute(given.path)) {
        refuse(`has the socket ${JSON.stringify(given.path)}; a socket is an absolute path`);
      }
      return { kind: 'socket', path: given.path };
    default:
      return refuse(`has the kind ${JSON.stringify(given.kind)}`);
  }
}

/** Reads `EMOUT_LISTEN`. @throws EnvironmentError */
export function parseListenPlaces(text: string): readonly ListenPlace[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    refuse('is not JSON');
  }
  if (!Array.isArray(value) || value.length === 0) refuse('names no place');
  if (value.length > MAX_PLACES) refuse(`names ${value.length} places; ${MAX_PLACES} are the most`);
  return value.map(placeOf);
}
