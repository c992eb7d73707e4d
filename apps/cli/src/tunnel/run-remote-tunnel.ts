import { connect } from 'node:net';
import { join } from 'node:path';
import { sessionName } from '../server/session-name.js';
import { Entrance, type Way } from './entrance.js';
import { KeptLink } from './kept-link.js';
import { checkedCommand, checkedLogin } from './login.js';
import { listenOnLoopback } from './loopback-listener.js';
import { established } from './node-connections.js';
import { createSocketDirectory, RenewedSocket } from './owner-only-socket.js';
import { openSshLink } from './ssh-link.js';
import type { RemoteTunnelOptions, TunnelAnnouncement } from './tunnel-options.js';

const SSH_SOCKET = 'ssh.sock';

function printAddress({ session, port, base_path }: TunnelAnnouncement): void {
  process.stdout.write(
    `The session "${session}" is at http://localhost:${port}${base_path} as long as this command runs.\n`,
  );
}

const tell = (sentence: string) => {
  process.stderr.write(`${sentence}\n`);
};

/** Connects a client with the socket that `ssh` forwards, while its connection stands. */
async function wayThrough(link: KeptLink, path: string, login: string, signal: AbortSignal): Promise<Way> {
  const absent = (reason: string): Way => ({ kind: 'absent', absence: { condition: 'unreachable', reason } });
  if (!link.isUp) return absent(`the connection to ${login} broke and is being made again`);
  try {
    return {
      kind: 'server',
      socket: await established(connect({ path, allowHalfOpen: true }), 'connect', signal),
    };
  } catch {
    return absent(`the connection to ${login} carries nothing just now`);
  }
}

/**
 * Offers a session of another site here: `ssh` starts a tunnel on its login node and forwards to it, and is started
 * again whenever its connection breaks; meanwhile requests are answered with 503. Goes on until `signal` aborts or the
 * session is over. Resolves to the exit code. Throws LoginError, RemoteCommandError, SessionNameError, NoTunnelError
 * when the first connection does not come about, and PortInUseError.
 */
export async function runRemoteTunnel(options: RemoteTunnelOptions, signal: AbortSignal): Promise<number> {
  const login = checkedLogin(options.login);
  const remoteCommand = checkedCommand(options.remoteCommand ?? 'emout');
  const name = options.name === null ? null : sessionName(options.name);
  using directory = createSocketDirectory(SSH_SOCKET);
  const path = join(directory.path, SSH_SOCKET);
  const open = () => openSshLink({ login, name, remoteCommand, socket: path }, signal);
  const first = await open();
  await using link = new KeptLink(first, open, options.onProgress ?? tell);
  const { announcement } = first;
  const entrance = new Entrance(announcement.session, (gone) => wayThrough(link, path, login, gone));
  const wanted = options.port ?? announcement.address_port;
  await using listener = await listenOnLoopback(wanted, options.port !== null, entrance.admit);
  await using socket = await RenewedSocket.listen(entrance.admit);
  using _clients = entrance;
  (options.onListening ?? printAddress)({ ...announcement, port: listener.port, socket: socket.path });
  return await link.keep(signal);
}
