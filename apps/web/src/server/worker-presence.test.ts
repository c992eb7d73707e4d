import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WorkerPresence } from './worker-presence.js';

let directory: string;
let socket: string;
let nowMs: number;
let presence: WorkerPresence;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'emout-presence-'));
  socket = path.join(directory, 'worker-0.sock');
  nowMs = 1000;
  presence = new WorkerPresence({ kind: 'socket', path: socket }, () => nowMs);
});
afterEach(() => rmSync(directory, { recursive: true }));

function lose(): void {
  presence.lost(presence.begin());
}

it('is likely until it is lost, then after pauses that grow', () => {
  expect(presence.isLikely).toBe(true);
  for (const pause of [100, 200, 400, 800, 1600, 3200, 5000, 5000]) {
    lose();
    nowMs += pause - 1;
    expect(presence.isLikely).toBe(false);
    nowMs += 1;
    expect(presence.isLikely).toBe(true);
  }
  presence.found();
  lose();
  nowMs += 100;
  expect(presence.isLikely).toBe(true);
});

it('counts what it leaves unanswered at once as one loss', () => {
  const began = Array.from({ length: 30 }, () => presence.begin());
  nowMs += 1;
  for (const time of began) presence.lost(time);
  nowMs += 100;
  expect(presence.isLikely).toBe(true);
});

it('is back as soon as its socket is another one', () => {
  writeFileSync(socket, '');
  lose();
  expect(presence.isLikely).toBe(false);
  rmSync(socket);
  lose();
  expect(presence.isLikely).toBe(false);
  writeFileSync(socket, '');
  expect(presence.isLikely).toBe(true);
});
