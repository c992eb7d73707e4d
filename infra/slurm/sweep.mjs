// Waits until its standard input ends, as it does when the process that started it dies in whatever way; then ends every
// process whose environment names the directory, and removes the directory. Usage: node sweep.mjs DIRECTORY
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const ROUNDS = 20;
const PAUSE_MS = 50;
const [directory] = process.argv.slice(2);

/** The processes, other than this one, whose environment names the directory. */
function inhabitants() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return pid !== process.pid && readFileSync(`/proc/${pid}/environ`).includes(directory);
      } catch {
        return false;
      }
    });
}

// Ctrl-C is for the tests; the sweep comes after them.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
for await (const _ of process.stdin);

for (let round = 0; round < ROUNDS; round++) {
  const pids = inhabitants();
  if (pids.length === 0) break;
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
  await pause(PAUSE_MS);
}
rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: PAUSE_MS });
