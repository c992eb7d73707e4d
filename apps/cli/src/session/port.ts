import { createServer } from 'node:net';
import { PortInUseError } from '../errors.js';

const FURTHER_PORTS = 20;

/** The port that belongs to this account: 10000 + uid % 50000, so that people on one node do not collide. */
export function preferredPort(uid: number): number {
  return 10_000 + (uid % 50_000);
}

/** Both loopback addresses: whoever has the other one is `localhost` to some programs, and would be handed the key. */
export const LOOPBACK = ['127.0.0.1', '::1'] as const;

/** True when `port` can be listened on at all of `hosts`; a machine without IPv6 lacks the second loopback address. */
export async function isPortFree(port: number, hosts: readonly string[] = LOOPBACK): Promise<boolean> {
  for (const host of hosts) if (!(await isFreeAt(port, host))) return false;
  return true;
}

function isFreeAt(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    // An address that is not there is for the server to complain of.
    probe.once('error', (error) =>
      resolve('code' in error && error.code !== 'EADDRINUSE' && host !== '127.0.0.1'),
    );
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** `first` itself when `exact`, else the first port from `first` on that is free at `hosts`; throws PortInUseError. */
export async function choosePort(
  first: number,
  exact: boolean,
  hosts: readonly string[] = LOOPBACK,
): Promise<number> {
  const tried = exact ? 1 : FURTHER_PORTS + 1;
  for (let port = first; port < first + tried; port++) {
    if (await isPortFree(port, hosts)) return port;
  }
  throw new PortInUseError(first, tried);
}
