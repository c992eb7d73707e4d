import { EventEmitter, once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Draining } from './draining.js';
import { type Listeners, openListeners } from './listeners.js';

const REQUEST = 'GET /slow HTTP/1.1\r\nhost: localhost\r\n\r\n';
const LONG_MS = 60_000;

let listeners: Listeners;
let draining: Draining;
const seen = new EventEmitter();
const answers: ServerResponse[] = [];
const clients: Socket[] = [];

async function start(graceMs: number): Promise<void> {
  draining = new Draining(graceMs);
  listeners = await openListeners({
    places: [{ kind: 'http', host: '127.0.0.1', port: 0 }],
    handle: (_: IncomingMessage, response) => {
      answers.push(response);
      seen.emit('asked');
    },
    certificatesDirectory: '',
    watch: (server) => draining.watch(server),
  });
}

/** A connection, and all that comes on it when it is closed. */
async function open(): Promise<{ socket: Socket; all: Promise<string> }> {
  const socket = connect(listeners.port, '127.0.0.1');
  clients.push(socket);
  let text = '';
  socket.on('data', (chunk) => {
    text += String(chunk);
  });
  socket.on('error', () => undefined);
  const all = once(socket, 'close').then(() => text);
  await once(socket, 'connect');
  return { socket, all };
}

async function ask(socket: Socket): Promise<ServerResponse> {
  const asked = once(seen, 'asked');
  socket.write(REQUEST);
  await asked;
  const answer = answers.at(-1);
  if (answer === undefined) throw new Error('nobody asked');
  return answer;
}

beforeEach(() => start(LONG_MS));
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await draining.drain(listeners.servers);
  answers.length = 0;
});

it('lets a slow answer finish, closes what is idle, and takes nobody new', async () => {
  const fresh = await open();
  const kept = await open();
  (await ask(kept.socket)).end('first');
  await once(kept.socket, 'data');
  const slow = await open();
  const answer = await ask(slow.socket);

  let drained = false;
  const end = draining.drain(listeners.servers).then(() => {
    drained = true;
  });
  // Both end without waiting for the slow one.
  expect(await fresh.all).toBe('');
  expect(await kept.all).toMatch(/keep-alive[\s\S]*first$/);
  await expect(once(connect(listeners.port, '127.0.0.1'), 'connect')).rejects.toThrow('ECONNREFUSED');
  expect(drained).toBe(false);

  answer.end('whole');
  expect(await slow.all).toMatch(/connection: close[\s\S]*whole$/i);
  await end;
});

it('ends a connection whose answer had begun before, when it is complete', async () => {
  const { socket, all } = await open();
  const answer = await ask(socket);
  answer.write('one');
  await once(socket, 'data');
  const end = draining.drain(listeners.servers);
  answer.end('two');
  expect(await all).toMatch(/keep-alive[\s\S]*one[\s\S]*two/);
  await end;
});

it('answers a request that has come on a kept connection, and closes it', async () => {
  const { socket, all } = await open();
  (await ask(socket)).end('first');
  await once(socket, 'data');
  const second = once(seen, 'asked');
  socket.write(REQUEST);
  const end = draining.drain(listeners.servers);
  await second;
  answers.at(-1)?.end('second');
  expect(await all).toMatch(/keep-alive[\s\S]*first[\s\S]*connection: close[\s\S]*second$/i);
  await end;
});

it('cuts after the time of grace, which a second call does not shorten', async () => {
  for (const server of listeners.servers) server.close();
  await start(500);
  const { socket, all } = await open();
  const answer = await ask(socket);
  const ends = [draining.drain(listeners.servers), draining.drain(listeners.servers)];
  await pause(100);
  expect(answer.destroyed).toBe(false);
  expect(await all).toBe('');
  await Promise.all(ends);
});
