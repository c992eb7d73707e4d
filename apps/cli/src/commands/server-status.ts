import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { absentWords, strayJobs } from '../server/absent-session.js';
import { NoSessionError } from '../server/errors.js';
import { type SessionCondition, sessionCondition } from '../server/session-condition.js';
import { logPath, printLog } from '../server/session-log.js';
import { DEFAULT_SESSION } from '../server/session-name.js';
import { printReport, sessionReport } from '../server/session-report.js';
import { Slurm } from '../slurm/slurm.js';
import { tunnelReport } from '../tunnel/tunnel-record.js';
import {
  type Chosen,
  chosenName,
  chosenSession,
  type Finish,
  findSession,
  nameOption,
  openStore,
  settle,
  tell,
} from './server-sessions.js';

const LIVES: Readonly<Record<SessionCondition['kind'], boolean>> = {
  starting: true,
  queued: true,
  running: true,
  ended: false,
  elsewhere: false,
  unknown: false,
};

async function status(options: Chosen & { readonly json?: true }): Promise<number> {
  const store = openStore();
  const slurm = Slurm.find();
  const { loginHost } = settle({});
  const name = chosenName(options);
  const states = options.all ? store.list() : [await chosenSession(store, slurm, name)];
  const reports = [];
  for (const state of states) {
    const condition = await sessionCondition(state, slurm);
    reports.push(sessionReport(state, condition, tunnelReport(store.directory(state.name)), loginHost));
  }
  if (options.json) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
  else process.stdout.write(reports.map((report) => printReport(report, null)).join('\n'));
  if (options.all) {
    const words =
      states.length === 0 ? await absentWords(store, slurm, null) : await strayJobs(store, slurm, null);
    for (const sentence of words) tell(sentence);
    if (states.length === 0) tell(new NoSessionError(null).message);
  }
  return options.all || reports.every(({ condition }) => LIVES[condition]) ? 0 : 1;
}

/** `emout server status`. */
export function statusCommand(finish: Finish): Command {
  return new Command('status')
    .description('Say what has become of a session, and where it is reached.')
    .addOption(nameOption())
    .option('--all', 'all sessions')
    .option('--json', 'for scripts')
    .action(async (options: Chosen & { json?: true }) => finish(await status(options)));
}

async function logs(
  options: { readonly name?: string; readonly follow?: true },
  signal: AbortSignal,
): Promise<number> {
  const store = openStore();
  const name = chosenName(options);
  const state = findSession(store, name);
  // The log of a session that is over stays where logs are by default.
  const path = state?.log ?? logPath(store, name ?? DEFAULT_SESSION, settle({}).logDirectory);
  if (!existsSync(path)) throw new NoSessionError(name);
  await printLog(path, options.follow === true, signal);
  return 0;
}

/** `emout server logs`. */
export function logsCommand(signal: AbortSignal, finish: Finish): Command {
  return new Command('logs')
    .description('Print what the server of a session says.')
    .addOption(nameOption())
    .option('-f, --follow', 'and what it says from now on')
    .action(async (options: { name?: string; follow?: true }) => finish(await logs(options, signal)));
}
