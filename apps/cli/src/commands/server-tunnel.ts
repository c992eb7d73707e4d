import { Command, InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../errors.js';
import type { SessionState } from '../server/session-state.js';
import { Slurm } from '../slurm/slurm.js';
import { ensureTunnel } from '../tunnel/ensure-tunnel.js';
import { runRemoteTunnel } from '../tunnel/run-remote-tunnel.js';
import { runTunnel } from '../tunnel/run-tunnel.js';
import type { TunnelPlace } from '../tunnel/tunnel-options.js';
import { chosenName, chosenSession, type Finish, nameOption, openStore, tell } from './server-sessions.js';

interface TunnelFlags {
  readonly name?: string;
  readonly port?: number;
  readonly via?: string;
  readonly remoteCommand?: string;
  readonly background?: true;
  readonly attached?: true;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1024 || port > 65_535)
    throw new InvalidArgumentError('A port is a whole number from 1024 to 65535.');
  return port;
}

function placeSentence({ port }: TunnelPlace, { name, base_path }: SessionState): string {
  return `The session "${name}" is at http://localhost:${port}${base_path} of this machine. For an address that signs in: emout server link --name ${name}`;
}

async function tunnel(flags: TunnelFlags, signal: AbortSignal): Promise<number> {
  const { via, remoteCommand, port = null, attached = false, background = false } = flags;
  const name = chosenName(flags);
  if (via !== undefined) {
    if (background || attached)
      throw new UsageError('--via runs until Ctrl-C; it goes with --name and --port alone.');
    const options = { login: via, name, port };
    return runRemoteTunnel(remoteCommand === undefined ? options : { ...options, remoteCommand }, signal);
  }
  const store = openStore();
  const state = await chosenSession(store, Slurm.find(), name);
  const directory = store.directory(state.name);
  const options = { directory, name: state.name, port };
  if (background) {
    tell(placeSentence(await ensureTunnel(options, signal), state));
    return 0;
  }
  const forPeople = process.stdout.isTTY && !attached;
  const onListening = (place: TunnelPlace) => tell(`${placeSentence(place, state)}\nCtrl-C ends the tunnel.`);
  return runTunnel({ ...options, attached, ...(forPeople ? { onListening } : {}) }, signal);
}

/** `emout server tunnel`. */
export function tunnelCommand(signal: AbortSignal, finish: Finish): Command {
  return new Command('tunnel')
    .description(
      'Offer the server of a session at a port and an owner-only socket of this machine, until Ctrl-C.',
    )
    .addOption(nameOption())
    .option('--port <port>', 'listen exactly here', parsePort)
    .option('--via <login>', 'on a laptop: user@host of the login node, as ssh takes it')
    .option('--remote-command <command>', 'with --via: what the command emout is called there')
    .option('--background', 'go on after this command, as server start does it')
    .addOption(new Option('--foreground', 'until Ctrl-C').hideHelp())
    .addOption(new Option('--attached').hideHelp())
    .option('--no-build', 'start without looking for changes of the source')
    .action(async (flags: TunnelFlags) => finish(await tunnel(flags, signal)));
}
