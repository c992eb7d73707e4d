import { machine } from '../report.js';
import type { Kill } from './killer.js';
import type { Tally } from './tally.js';

export interface SoakResult {
  readonly minutes: number;
  readonly visitors: number;
  readonly workers: number;
  readonly seed: number;
  readonly tally: Tally;
  readonly kills: readonly Kill[];
  readonly mostMb: number;
  readonly firstMb: number;
  readonly lastMb: number;
  /** Processes that were left when the session had been stopped. */
  readonly left: number;
  readonly runUntouched: boolean;
}

const ms = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0));
const seconds = (value: number | null) =>
  value === null ? 'not within a minute' : `${(value / 1000).toFixed(1)} s`;

/** Whether nothing went wrong. */
export function passed({ tally, kills, left, runUntouched }: SoakResult): boolean {
  return (
    tally.faultCount === 0 &&
    left === 0 &&
    runUntouched &&
    kills.every(({ backAfterMs }) => backAfterMs !== null)
  );
}

/** The result as a page of the documentation. */
export function soakPage(result: SoakResult): string {
  const { tally, kills } = result;
  const { cpu, cores, memoryGb, node } = machine();
  const of = (kind: Kill['kind']) => kills.filter((kill) => kill.kind === kind);
  const slowest = (some: readonly Kill[]) =>
    some.some(({ backAfterMs }) => backAfterMs === null)
      ? null
      : Math.max(0, ...some.map(({ backAfterMs }) => backAfterMs ?? 0));
  const lines = [
    '# Soak',
    '',
    'What `npm run soak` said when it ran last: a session under mixed load, whose processes are killed without warning. A',
    'request is right when its status and its bytes are; the same address has to give the same picture, whichever worker',
    'draws it. A cut or a refusal counts as a fault unless something was killed at that time.',
    '',
    `${new Date().toISOString().slice(0, 10)}, ${cpu}, ${cores} cores, ${memoryGb} GB, Node ${node}; seed ${result.seed}.`,
    '',
    '| | |',
    '|---|---|',
    `| time, visitors at once, workers | ${result.minutes} min, ${result.visitors}, ${result.workers} |`,
    `| right answers | ${tally.count('right')} |`,
    `| given up by the visitor | ${tally.count('given-up')} |`,
    `| cut or told to ask again, beside a kill | ${tally.count('cut')} and ${tally.count('later')} |`,
    `| faults | ${tally.faultCount} |`,
    `| workers killed; slowest return | ${of('worker').length}; ${seconds(slowest(of('worker')))} |`,
    `| web server killed; slowest return | ${of('web').length}; ${seconds(slowest(of('web')))} |`,
    `| memory of all processes: after a minute, at most, at the end | ${ms(result.firstMb)}, ${ms(result.mostMb)}, ${ms(result.lastMb)} MB |`,
    `| processes left after \`emout server stop\` | ${result.left} |`,
    `| run directory | ${result.runUntouched ? 'untouched' : 'CHANGED'} |`,
    '',
    '| What | Answers | Median (ms) | 95 of 100 within (ms) |',
    '|---|---|---|---|',
    ...tally
      .timings()
      .map(
        ({ what, timing }) => `| ${what} | ${timing.runs} | ${ms(timing.medianMs)} | ${ms(timing.p95Ms)} |`,
      ),
    '',
    ...tally.faults.map((fault) => `* ${fault}`),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
