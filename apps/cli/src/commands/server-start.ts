import { Command, Option } from 'commander';
import { QueueProgress } from '../server/queue-progress.js';
import { SETTINGS, type SettingFlags } from '../server/server-settings.js';
import { type SessionCondition, sessionCondition } from '../server/session-condition.js';
import { DEFAULT_SESSION, sessionName } from '../server/session-name.js';
import { printReport, sessionReport } from '../server/session-report.js';
import type { SessionState } from '../server/session-state.js';
import type { SessionStore } from '../server/session-store.js';
import { ownerAddress } from '../server/sign-in-address.js';
import { type StartResult, startSession } from '../server/start-session.js';
import { webHome } from '../server/web-home.js';
import { Slurm } from '../slurm/slurm.js';
import { ensureTunnel } from '../tunnel/ensure-tunnel.js';
import { tunnelReport } from '../tunnel/tunnel-record.js';
import { type Finish, openStore, repeated, settle, tell } from './server-sessions.js';

interface StartOptions extends Readonly<Record<string, unknown>> {
  readonly name: string;
  readonly local?: true;
  readonly allowMultiple?: true;
  readonly tunnel: boolean;
  readonly json?: true;
}

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

/** Starts the tunnel of a session that needs one, or finds the one it has; a session without it is there all the same. */
async function bringTunnel(store: SessionStore, state: SessionState, signal: AbortSignal): Promise<void> {
  const { name } = state;
  try {
    await ensureTunnel({ directory: store.directory(name), name, port: null }, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    tell(`The session runs, but its tunnel does not: ${reason}`);
  }
}

interface Shown {
  readonly state: SessionState;
  readonly condition: SessionCondition;
  readonly loginHost: string | null;
}

/** Prints a session; with the address that signs in, once, where its server answers. */
function showWithKey(store: SessionStore, { state, condition, loginHost }: Shown, json: boolean): void {
  const directory = store.directory(state.name);
  const report = sessionReport(state, condition, tunnelReport(directory), loginHost);
  const sign_in = report.address === null ? null : ownerAddress(directory, report.address);
  process.stdout.write(
    json ? `${JSON.stringify({ ...report, sign_in }, null, 2)}\n` : printReport(report, sign_in),
  );
}

/** What the words of the command ask for; the line that follows the queue is gone afterwards. */
async function started(
  options: StartOptions,
  slurm: Slurm | null,
  signal: AbortSignal,
): Promise<StartResult> {
  using progress = new QueueProgress(process.stderr);
  const request = {
    store: openStore(),
    home: webHome(),
    name: sessionName(options.name),
    settings: settle(settingFlags(options)),
    slurm: options.local ? null : slurm,
    judge: slurm,
    allowMultiple: options.allowMultiple === true,
    progress,
  };
  return await startSession(request, signal);
}

async function start(options: StartOptions, signal: AbortSignal): Promise<number> {
  const store = openStore();
  const slurm = Slurm.find();
  const { loginHost } = settle(settingFlags(options));
  const result = await started(options, slurm, signal);
  if (result.kind === 'others') {
    tell(
      `A session is there already: ${result.names.join(', ')}. For one more, add --allow-multiple and a --name of its own; to end it: emout server stop --name ${result.names[0]}`,
    );
    return 1;
  }
  const { state } = result;
  const condition = await sessionCondition(state, slurm);
  if (result.kind === 'there') tell(`The session "${state.name}" is there already.`);
  if (condition.kind === 'elsewhere' || condition.kind === 'unknown') {
    const report = sessionReport(state, condition, null, loginHost);
    tell(`${report.says} For another session, add --allow-multiple and a --name of its own.`);
    return 1;
  }
  const needsTunnel = state.phase === 'running' && state.tls !== null && options.tunnel;
  if (needsTunnel) await bringTunnel(store, state, signal);
  showWithKey(store, { state, condition, loginHost }, options.json === true);
  return 0;
}

/** `emout server start`. */
export function startCommand(signal: AbortSignal, finish: Finish): Command {
  const command = new Command('start')
    .description(
      'Start a session as a batch job, or on this machine where there is no SLURM, and print its address.',
    )
    .option('--local', 'on this machine, also where there is a SLURM')
    .option('--name <name>', 'the name of the session', DEFAULT_SESSION)
    .option('--allow-multiple', 'also while another session is there')
    .option('--no-tunnel', 'without the tunnel from this machine to the node')
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
