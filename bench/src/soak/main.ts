// npm run soak [-- --minutes 20 --visitors 6 --workers 2 --seed 1 --write docs/soak.md]: a session under load and kills.
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { mediumRun } from '../medium-run.js';
import { Killer } from './killer.js';
import { isAlive, sessionProcesses } from './processes.js';
import { passed, type SoakResult, soakPage } from './report.js';
import { SoakSession } from './session.js';
import { Tally } from './tally.js';
import { visit } from './visitor.js';

const SAMPLE_MS = 5_000;
/** Caches have filled by then. */
const SETTLED_MS = 60_000;
const KILL_EVERY_S = [12, 35] as const;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '20' },
    visitors: { type: 'string', default: '6' },
    workers: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    write: { type: 'string' },
  },
});
const [minutes, visitors, workers, seed] = [values.minutes, values.visitors, values.workers, values.seed].map(
  Number,
);

/** Sizes and times of a run's files. */
function filesOf(directory: string): string {
  return readdirSync(directory)
    .sort()
    .map((name) => {
      const { size, mtimeMs, ctimeMs, mode } = statSync(join(directory, name));
      return [name, size, mtimeMs, ctimeMs, mode].join(' ');
    })
    .join('\n');
}

async function soak(): Promise<SoakResult> {
  const run = await mediumRun();
  const before = filesOf(run.directory);
  const tally = new Tally();
  const pictures = new Map<string, string>();
  const memoryMb: number[] = [];
  await using session = new SoakSession();
  await session.start(run.root, workers ?? 2);
  const over = AbortSignal.timeout(Math.round(60_000 * (minutes ?? 20)));
  const base = { session, run: run.name, signal: over };
  const killer = new Killer({ ...base, seed: (seed ?? 1) + 1000, everyS: KILL_EVERY_S });
  const excused = (since: number) => killer.excuses(since);
  const sample = async () => {
    while (!over.aborted) {
      memoryMb.push(sessionProcesses(session.pid).reduce((sum, { residentMb }) => sum + residentMb, 0));
      process.stderr.write(
        `${tally.count('right')} right, ${tally.faultCount} faults, ${killer.kills.length} kills, ${memoryMb.at(-1)?.toFixed(0)} MB\n`,
      );
      await pause(SAMPLE_MS, undefined, { signal: over }).catch(() => undefined);
    }
  };
  await Promise.all([
    killer.run(),
    sample(),
    ...Array.from({ length: visitors ?? 6 }, (_, k) =>
      visit({ ...base, seed: 100 * (seed ?? 1) + k, tally, pictures, excused }),
    ),
  ]);
  const living = [session.pid, ...sessionProcesses(session.pid).map(({ pid }) => pid)];
  const stopped = await session.stop();
  if (stopped.code !== 0) tally.fault(`emout server stop ended with ${stopped.code}: ${stopped.stderr}`);
  return {
    minutes: minutes ?? 20,
    visitors: visitors ?? 6,
    workers: workers ?? 2,
    seed: seed ?? 1,
    tally,
    kills: killer.kills,
    firstMb: memoryMb[Math.ceil(SETTLED_MS / SAMPLE_MS)] ?? Number.NaN,
    mostMb: Math.max(...memoryMb),
    lastMb: memoryMb.at(-1) ?? Number.NaN,
    left: living.filter(isAlive).length,
    runUntouched: filesOf(run.directory) === before,
  };
}

const result = await soak();
const page = soakPage(result);
process.stdout.write(page);
if (values.write !== undefined) writeFileSync(values.write, page);
process.exitCode = passed(result) ? 0 : 1;
