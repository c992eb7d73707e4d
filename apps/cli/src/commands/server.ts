import { existsSync } from 'node:fs';
import { Command, Option } from 'commander';
import { UsageError } from '../errors.js';
import { NoSessionError } from '../server/errors.js';
import { serveSession } from '../server/serve-session.js';
import {
  readConfig,
  SETTINGS,
  type ServerSettings,
  type SettingFlags,
  serverSettings,
} from '../server/server-settings.js';
import { type SessionCondition, sessionCondition } from '../server/session-condition.js';
import { logPath, printLog } from '../server/session-log.js';
import { DEFAULT_SESSION, sessionName } from '../server/session-name.js';
import { printReport, sessionReport } from '../server/session-report.js';
import type { SessionState } from '../server/session-state.js';
import { SessionStore } from '../server/session-store.js';
import { startSession } from '../server/start-session.js';
import { stopSession } from '../server/stop-session.js';
import { webHome } from '../server/web-home.js';
import { Slurm } from '../slurm/slurm.js';

type Finish = (code: number) => void;

interface Chosen {
  readonly name?: string;
  readonly all?: true;
}

const tell = (sentence: string) => {
  process.stderr.write(`${sentence}\n`);
};
const openStore = () => new SessionStore(webHome(), tell);
const repeated = (value: string, all: readonly string[] = []) => [...all, value];

/** The options of all settings; each names the variables that say the same. */
const SETTING_OPTIONS = Object.entries(SETTINGS).map(
  ([name, { flag, argument, help, variables, separator }]) => {
    const option = new Option(`--${flag} ${argument}`, `${help} [${variables.join(', ')}]`);
    return { name, option: separator === undefined ? option : option.argParser(repeated) };
  },
);

function settingFlags(options: Readonly<Record<string, unknown>>): SettingFlags {
  return Object.fromEntries(
    SETTING_OPTIONS.map(({ name, option }) => [name, options[option.attributeName()]]).filter(
      ([, value]) => value !== undefined,
    ),
  );
}

function settle(flags: SettingFlags): ServerSettings {
  return serverSettings({ flags, env: process.env, config: readConfig(webHome()) });
}

/** The sessions that the words of a command mean. Throws NoSessionError where one is meant that is not there. */
function chosenSessions(store: SessionStore, { name, all }: Chosen): readonly SessionState[] {
  if (name !== undefined && all) throw new UsageError('--name and --all exclude each other.');
  if (all) return store.list();
  const state = name === undefined ? store.active() : store.read(sessionName(name));
  if (state === null) throw new NoSessionError(name ?? null);
  return [state];
}

interface Shown {
  readonly state: SessionState;
  readonly condition: SessionCondition;
  readonly loginHost: string | null;
}

/** Prints a session with the address that signs in. */
function showWithKey(store: SessionStore, shown: Shown, json: boolean): void {
  const { state, condition, loginHost } = shown;
  const report = sessionReport(state, condition, loginHost);
  const token = store.token(state.name);
  const sign_in = report.address === null || token === null ? null : `${report.address}/?token=${token}`;
  process.stdout.write(
    json ? `${JSON.stringify({ ...report, sign_in }, null, 2)}\n` : printReport(report, sign_in),
  );
}

interface StartOptions extends Readonly<Record<string, unknown>> {
  readonly name: string;
  readonly local?: true;
  readonly allowMultiple?: true;
  readonly json?: true;
}

async function start(options: StartOptions, signal: AbortSignal): Promise<number> {
  const store = openStore();
  const settings = settle(settingFlags(options));
  const judge = Slurm.find();
  const name = sessionName(options.name);
  const result = await startSession(
    {
      store,
      home: webHome(),
      name,
      settings,
      slurm: options.local ? null : judge,
      judge,
      allowMultiple: options.allowMultiple === true,
      onProgress: tell,
    },
    signal,
  );
  if (result.kind === 'others') {
    tell(
      `A session is there already: ${result.names.join(', ')}. For one more, add --allow-multiple and a --name of its own; to end it: emout server stop --name ${result.names[0]}`,
    );
    return 1;
  }
  if (result.kind === 'there') tell(`The session "${name}" is there already.`);
  const condition = await sessionCondition(result.state, judge);
  showWithKey(
    store,
    { state: result.state, condition, loginHost: settings.loginHost },
    options.json === true,
  );
  return 0;
}

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
  const reports = [];
  for (const state of chosenSessions(store, options)) {
    reports.push(sessionReport(state, await sessionCondition(state, slurm), loginHost));
  }
  if (options.json) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
  else process.stdout.write(reports.map((report) => printReport(report, null)).join('\n'));
  if (reports.length === 0) tell(new NoSessionError(null).message);
  return options.all || reports.every(({ condition }) => LIVES[condition]) ? 0 : 1;
}

async function stop(options: Chosen): Promise<number> {
  const store = openStore();
  const slurm = Slurm.find();
  const results = [];
  for (const state of chosenSessions(store, options)) {
    const stopped = await stopSession(store, state, slurm);
    tell(`The session "${state.name}" ${stopped.sentence}`);
    results.push(stopped);
  }
  return results.every(({ gone }) => gone) ? 0 : 1;
}

async function logs(
  options: { readonly name?: string; readonly follow?: true },
  signal: AbortSignal,
): Promise<number> {
  const store = openStore();
  const state = options.name === undefined ? store.active() : store.read(sessionName(options.name));
  // The log of a session that is over stays where logs are by default.
  const path = state?.log ?? logPath(store, options.name ?? DEFAULT_SESSION, settle({}).logDirectory);
  if (!existsSync(path)) throw new NoSessionError(options.name ?? null);
  await printLog(path, options.follow === true, signal);
  return 0;
}

interface ServeFlags {
  readonly home: string;
  readonly name: string;
  readonly log: string;
  readonly root: readonly string[];
  readonly port?: number;
  readonly threads?: number;
  readonly cacheMb?: number;
  readonly job?: true;
}

async function serve(flags: ServeFlags, signal: AbortSignal): Promise<number> {
  const { home, log, root: roots, port = null, threads = null, cacheMb = null } = flags;
  const jobId = flags.job ? (process.env.SLURM_JOB_ID ?? null) : null;
  const name = sessionName(flags.name);
  return serveSession(
    new SessionStore(home, tell),
    { name, roots, log, port, threads, cacheMb, jobId },
    signal,
  );
}

const nameOption = () => new Option('--name <name>', 'the session; without it, the active one');

function startCommand(signal: AbortSignal, finish: Finish): Command {
  const command = new Command('start')
    .description(
      'Start a session as a batch job, or on this machine where there is no SLURM, and print its address.',
    )
    .option('--local', 'on this machine, also where there is a SLURM')
    .option('--name <name>', 'the name of the session', DEFAULT_SESSION)
    .option('--allow-multiple', 'also while another session is there')
    .option('--json', 'for scripts')
    .option('--no-build', 'start without looking for changes of the source');
  for (const { option } of SETTING_OPTIONS) command.addOption(option);
  return command
    .addHelpText(
      'after',
      '\nA flag goes before its variables in their order, these before ~/.emout/web/config.json ({"memory": "60G", …}).',
    )
    .action(async (options: StartOptions) => finish(await start(options, signal)));
}

function serveCommand(signal: AbortSignal, finish: Finish): Command {
  return new Command('serve')
    .requiredOption('--home <dir>')
    .requiredOption('--name <name>')
    .requiredOption('--log <file>')
    .requiredOption('--root <dir>', '', repeated)
    .option('--port <n>', '', Number)
    .option('--threads <n>', '', Number)
    .option('--cache-mb <n>', '', Number)
    .option('--job')
    .option('--no-build')
    .action(async (flags: ServeFlags) => finish(await serve(flags, signal)));
}

/** `emout server`: sessions that go on after the command has ended, on this machine or as jobs of a cluster. */
export function serverCommand(signal: AbortSignal, finish: Finish): Command {
  const server = new Command('server')
    .description('Start, find and stop sessions, on this machine or on a cluster.')
    .addCommand(startCommand(signal, finish))
    .addCommand(
      new Command('status')
        .description('Say what has become of a session, and where it is reached.')
        .addOption(nameOption())
        .option('--all', 'all sessions')
        .option('--json', 'for scripts')
        .action(async (options: Chosen & { json?: true }) => finish(await status(options))),
    )
    .addCommand(
      new Command('stop')
        .description('Stop a session and wait until it is gone.')
        .addOption(nameOption())
        .option('--all', 'all sessions')
        .action(async (options: Chosen) => finish(await stop(options))),
    )
    .addCommand(
      new Command('logs')
        .description('Print what the server of a session says.')
        .addOption(nameOption())
        .option('-f, --follow', 'and what it says from now on')
        .action(async (options: { name?: string; follow?: true }) => finish(await logs(options, signal))),
    )
    .addCommand(serveCommand(signal, finish), { hidden: true });
  for (const command of server.commands) command.exitOverride();
  return server;
}
