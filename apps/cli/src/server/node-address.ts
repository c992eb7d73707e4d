import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { SettingError } from './errors.js';

/** What kind of network an address belongs to; `set`: chosen by a variable. */
export type NetworkKind = 'set' | 'infiniband' | 'ethernet' | 'other' | 'loopback';

/** Where the server of this node is reached by the other nodes. */
export interface NodeAddress {
  /** An IP address or a DNS name. */
  readonly host: string;
  readonly kind: NetworkKind;
}

export interface Network {
  readonly interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;
  /** The directory in which the kernel tells the hardware type of each interface. */
  readonly types: string;
}

/** The first of these that is set counts. */
const VARIABLES = ['EMOUT_HOST', 'EMOUT_DASK_SCHED_IP'] as const;
const HOST = /^(?![-.])[A-Za-z0-9.-]{1,253}$/;
/** Better networks first. */
const ORDER: readonly NetworkKind[] = ['infiniband', 'ethernet', 'other'];
/** Hardware types of the kernel (ARPHRD in if_arp.h). */
const OF_TYPE: Readonly<Record<string, NetworkKind>> = { '32': 'infiniband', '1': 'ethernet' };

function kindOf(types: string, name: string): NetworkKind {
  try {
    return OF_TYPE[readFileSync(join(types, name, 'type'), 'utf8').trim()] ?? 'other';
  } catch {
    return 'other';
  }
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function ofThisMachine(): Network {
  return { interfaces: networkInterfaces(), types: '/sys/class/net' };
}

/**
 * Chooses the address at which the other nodes reach this one: the one that EMOUT_HOST or EMOUT_DASK_SCHED_IP says, else
 * of all IPv4 addresses but loopback the best of InfiniBand, Ethernet and others, and of equals the first by the name of
 * the interface; 127.0.0.1 where there is none. Throws SettingError for a variable that says no address.
 */
export function chooseNodeAddress(env: NodeJS.ProcessEnv, network: Network = ofThisMachine()): NodeAddress {
  for (const variable of VARIABLES) {
    const host = env[variable]?.trim() ?? '';
    if (host === '') continue;
    if (isIP(host) === 0 && !HOST.test(host))
      throw new SettingError(variable, `${JSON.stringify(host.slice(0, 80))} is no IP address or DNS name.`);
    return { host, kind: 'set' };
  }
  const found = Object.entries(network.interfaces).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => ({ name, host: address, kind: kindOf(network.types, name) })),
  );
  found.sort(
    (a, b) =>
      ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || byText(a.name, b.name) || byText(a.host, b.host),
  );
  const [best] = found;
  return best === undefined ? { host: '127.0.0.1', kind: 'loopback' } : { host: best.host, kind: best.kind };
}
