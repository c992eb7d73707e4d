import { createServer } from 'node:net';
import { PortInUseError } from '../errors.js';

const FURTHER_PORTS = 20;

/** The port that belongs to this account: 10000 + uid % 50000, so that people on one node do not collide. */
export function preferredPort(uid: number): number {
  return 10_000 + (uid % 50_000);
}

/**
 * True when `port` can be listened on at both loopback addresses: whoever has the other one is `localhost` to some
 * programs, and would be handed the key of the printed address. A machine without IPv6 has one only.
 */
export async function isPortFree(port: number): Promise<boolean> {
  return (await isFreeAt(port, '127.0.0.1')) && (await isFreeAt(port, '::1'));
}

function isFreeAt(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve('code' in error && error.code !== 'EADDRINUSE' && host === '::1'));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** `first` itself when `exact`, else the first free port from `first` on; throws PortInUseError. */
export async function choosePort(first: number, exact: boolean): Promise<number> {
  const tried = exact ? 1 : FURTHER_PORTS + 1;
  for (let port = first; port < first + tried; port++) {
    if (await isPortFree(port)) return port;
  }
  throw new PortInUseError(first, tried);
}
