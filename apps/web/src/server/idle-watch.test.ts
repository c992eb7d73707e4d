import { EventEmitter, once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { request } from 'undici';
import { expect, it } from 'vitest';
import { IdleWatch, isUse } from './idle-watch.js';

it.each([
  ['/', true],
  ['/run/a', true],
  ['/fig/a.png', true],
  ['/api/trpc/runs.get', true],
  ['/api/trpc/runs.list', false],
  ['/api/trpc/session.info,runs.list', false],
  ['/api/trpc/session.info,runs.get', true],
  ['/api/boundaries', true],
  ['/api/trpc/session.info', false],
  ['/_next/static/chunks/a.js', false],
  ['/icon.svg', false],
  ['/signin', false],
  ['/api/auth/csrf', false],
])('%s is use: %s', (pathname, used) => {
  expect(isUse(pathname)).toBe(used);
});

it('tells once that nobody has asked, and waits for an answer that is under way', async () => {
  const told = new EventEmitter();
  let times = 0;
  const watch = new IdleWatch(200, () => {
    times += 1;
    told.emit('idle');
  });
  const answers: ServerResponse[] = [];
  const server = createServer((_, response) => {
    watch.used(response);
    answers.push(response);
    told.emit('asked');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const at = server.address();
  const asked = once(told, 'asked');
  const asking = request(`http://127.0.0.1:${typeof at === 'object' ? at?.port : ''}/`);
  await asked;
  await pause(400);
  expect(times).toBe(0);
  const idle = once(told, 'idle');
  answers[0]?.end('late');
  await (await asking).body.dump();
  await idle;
  await pause(400);
  expect(times).toBe(1);
  server.closeAllConnections();
  server.close();
});

it('never tells where no time is given', async () => {
  let times = 0;
  const watch = new IdleWatch(null, () => {
    times += 1;
  });
  await pause(50);
  expect([watch instanceof IdleWatch, times]).toEqual([true, 0]);
});
