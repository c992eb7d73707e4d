import { afterEach, expect, it, vi } from 'vitest';
import { isUse, LastUse } from './last-use';

afterEach(() => {
  vi.useRealTimers();
});

it.each([
  ['http://localhost:1/f.png?s=abc', true],
  ['http://localhost:1/node/n1/1/api/trpc/runs.get?input=%7B%7D', true],
  ['http://localhost:1/node/n1/1/api/trpc/runs.list', false],
  ['http://localhost:1/api/trpc/session.info', false],
  ['http://localhost:1/node/n1/1/api/trpc/session.info?input=%7B%7D', false],
  ['http://localhost:1/_next/static/chunks/a.js', false],
])('%s keeps the session: %s', (address, use) => expect(isUse(address)).toBe(use));

it('notes every use and tells of one in ten seconds', () => {
  vi.useFakeTimers({ now: 0 });
  const last = new LastUse();
  let told = 0;
  last.subscribe(() => {
    told += 1;
  });
  for (let at = 0; at < 25_000; at += 1_000) {
    vi.setSystemTime(at);
    last.note('/f.png');
  }
  last.note('/api/trpc/session.info');
  expect([last.atMs(), last.toldMs(), told]).toEqual([24_000, 20_000, 2]);
});
