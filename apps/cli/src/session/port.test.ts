import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { PortInUseError } from '../errors.js';
import { choosePort, isPortFree, preferredPort } from './port.js';

async function occupied(host = '127.0.0.1') {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen({ port: 0, host }, resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return {
    port: address.port,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

test('the preferred port is the account’s own and never privileged', () => {
  expect(preferredPort(0)).toBe(10_000);
  expect(preferredPort(1234)).toBe(11_234);
  expect(preferredPort(4_000_000_000)).toBeLessThan(65_536);
});

test('a port in use is passed over, and refused when it was asked for', async () => {
  await using server = await occupied();
  expect(await isPortFree(server.port)).toBe(false);
  await expect(choosePort(server.port, true)).rejects.toBeInstanceOf(PortInUseError);
  expect(await choosePort(server.port, false)).toBeGreaterThan(server.port);
});

const hasIpv6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
);

test.runIf(hasIpv6)('a port that somebody has at the other loopback address is not free', async () => {
  await using server = await occupied('::1');
  expect(await isPortFree(server.port)).toBe(false);
});

test('a port is looked for at the address of the node that it is for', async () => {
  await using server = await occupied('127.0.0.2');
  expect(await isPortFree(server.port, ['127.0.0.2'])).toBe(false);
  expect(await isPortFree(server.port, ['127.0.0.3'])).toBe(true);
});
