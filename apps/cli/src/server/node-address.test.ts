import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { type NetworkInterfaceInfo, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SettingError } from './errors.js';
import { chooseNodeAddress } from './node-address.js';

function ipv4(address: string, internal = false): NetworkInterfaceInfo {
  return { address, netmask: '255.0.0.0', family: 'IPv4', mac: '00:00:00:00:00:00', internal, cidr: null };
}
const ipv6 = (address: string): NetworkInterfaceInfo => ({
  ...{ address, netmask: '', family: 'IPv6', mac: '', internal: false, cidr: null, scopeid: 0 },
});

/** The kernel's directory of interfaces with these hardware types. */
function kernel(types: Readonly<Record<string, number>>) {
  const directory = mkdtempSync(join(tmpdir(), 'emout-net-'));
  for (const [name, type] of Object.entries(types)) {
    mkdirSync(join(directory, name));
    writeFileSync(join(directory, name, 'type'), `${type}\n`);
  }
  return { directory, [Symbol.dispose]: () => rmSync(directory, { recursive: true }) };
}

const LO = { lo: [ipv4('127.0.0.1', true)] };

test.each([
  [{ ...LO, eth0: [ipv4('10.0.0.1')], ib0: [ipv4('10.9.0.1')] }, '10.9.0.1', 'infiniband'],
  [{ ...LO, tun0: [ipv4('10.8.0.1')], eth0: [ipv4('10.0.0.1')] }, '10.0.0.1', 'ethernet'],
  [{ ...LO, tun0: [ipv4('10.8.0.1')] }, '10.8.0.1', 'other'],
  [{ ...LO, unknown: [ipv4('10.7.0.1')] }, '10.7.0.1', 'other'],
  [{ ...LO, ib1: [ipv4('10.9.0.1')], ib0: [ipv4('10.9.0.9')] }, '10.9.0.9', 'infiniband'],
  [{ ...LO, eth0: [ipv4('10.0.0.2'), ipv4('10.0.0.10')] }, '10.0.0.10', 'ethernet'],
  [{ ...LO, ib0: [ipv6('fd00::1')], eth0: [ipv4('10.0.0.1')] }, '10.0.0.1', 'ethernet'],
  [LO, '127.0.0.1', 'loopback'],
  [{}, '127.0.0.1', 'loopback'],
])('the best network is chosen %#', (interfaces, host, kind) => {
  using at = kernel({ lo: 772, eth0: 1, ib0: 32, ib1: 32, tun0: 65534 });
  expect(chooseNodeAddress({}, { interfaces, types: at.directory })).toEqual({ host, kind });
});

test.each([
  [{ EMOUT_DASK_SCHED_IP: '10.1.2.3' }, '10.1.2.3'],
  [{ EMOUT_HOST: ' node-7-ib.cluster ' }, 'node-7-ib.cluster'],
  [{ EMOUT_HOST: '', EMOUT_DASK_SCHED_IP: '10.1.2.3' }, '10.1.2.3'],
  [{ EMOUT_HOST: 'fd00::7', EMOUT_DASK_SCHED_IP: '10.1.2.3' }, 'fd00::7'],
])('a variable wins: %j', (env, host) => {
  using at = kernel({ ib0: 32 });
  const network = { interfaces: { ib0: [ipv4('10.9.0.1')] }, types: at.directory };
  expect(chooseNodeAddress(env, network)).toEqual({ host, kind: 'set' });
});

test.each(['a b', '-x', 'http://node', 'x'.repeat(300)])('%j is refused', (host) => {
  expect(() => chooseNodeAddress({ EMOUT_DASK_SCHED_IP: host })).toThrow(SettingError);
  expect(() => chooseNodeAddress({ EMOUT_DASK_SCHED_IP: host })).toThrow('EMOUT_DASK_SCHED_IP: ');
});

test('this machine has an address', () => {
  expect(isIPv4(chooseNodeAddress({}).host)).toBe(true);
});
