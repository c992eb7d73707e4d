import { expect, test } from 'vitest';
import { listenAddress } from './listen-address.js';
import { chooseNodeAddress } from './node-address.js';

const best = chooseNodeAddress({}).host;

test('an address of this node is taken, and a name', () => {
  expect(listenAddress('127.0.0.1', {})).toEqual({ host: '127.0.0.1', note: null });
  expect(listenAddress(best, {})).toEqual({ host: best, note: null });
  expect(listenAddress('node-7.cluster', {})).toEqual({ host: 'node-7.cluster', note: null });
});

test('an address of another machine is passed over, and that is said', () => {
  const note = `192.0.2.7 is no address of this node; the server listens at ${best}.`;
  expect(listenAddress('192.0.2.7', {})).toEqual({ host: best, note });
  expect(listenAddress(null, { EMOUT_DASK_SCHED_IP: '192.0.2.7' })).toEqual({ host: best, note });
});
