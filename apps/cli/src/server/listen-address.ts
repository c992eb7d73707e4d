import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { chooseNodeAddress } from './node-address.js';

/** The address at which the server of this node listens. */
export interface ListenAddress {
  readonly host: string;
  /** Said where it is not the one that was asked for. */
  readonly note: string | null;
}

function isOwn(address: string): boolean {
  if (isIP(address) === 0 || address.startsWith('127.') || address === '::1') return true;
  return Object.values(networkInterfaces()).some((all) => all?.some((one) => one.address === address));
}

/**
 * The address that was asked for, or the best of this node. Profiles of the Python emout name the login node, whose
 * address no compute node has: one that is not of this node is passed over, which is said.
 */
export function listenAddress(wanted: string | null, env: NodeJS.ProcessEnv): ListenAddress {
  const asked = wanted ?? chooseNodeAddress(env).host;
  if (isOwn(asked)) return { host: asked, note: null };
  const { host } = chooseNodeAddress({});
  return { host, note: `${asked} is no address of this node; the server listens at ${host}.` };
}
