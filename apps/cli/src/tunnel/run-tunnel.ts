import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { portOf, type SessionState } from '../server/session-state.js';
import { preferredPort } from '../session/port.js';
import { Entrance } from './entrance.js';
import { listenOnLoopback } from './loopback-listener.js';
import { RenewedSocket } from './owner-only-socket.js';
import { SessionTarget } from './session-target.js';
import { wayToSession } from './session-way.js';
import { endEarlierTunnel } from './stop-tunnel.js';
import { TunnelLog } from './tunnel-log.js';
import type { TunnelAnnouncement, TunnelOptions } from './tunnel-options.js';
import { KeptRecord, readTunnelRecord } from './tunnel-record.js';

const WATCH_MS = 5_000;
const GONE_LIMIT_MS = 10 * 60_000;

/** The port of the printed address: that of the tunnel there was, else the session's own, else the account's. */
function addressPort(directory: string, state: SessionState | null): number {
  const own = state === null ? null : portOf(state);
  return readTunnelRecord(directory)?.port ?? own ?? preferredPort(process.getuid?.() ?? 0);
}

function announce(announcement: TunnelAnnouncement): void {
  process.stdout.write(`${JSON.stringify(announcement)}\n`);
}

/** Aborts when standard input ends, as it does when the other end of an ssh connection is gone. */
function inputEnd(): AbortSignal {
  const ended = new AbortController();
  const end = () => ended.abort();
  process.stdin.once('end', end).once('error', end).once('close', end).resume();
  return ended.signal;
}

interface Watched {
  readonly target: SessionTarget;
  readonly socket: RenewedSocket;
  /** null: this tunnel has none. */
  readonly record: KeptRecord | null;
  readonly port: number;
  readonly watchMs: number;
  readonly goneLimitMs: number;
}

/** Keeps socket and record in their places; resolves, with the reason, when the tunnel has nothing more to do. */
async function untilNeedless(watched: Watched, log: TunnelLog, signal: AbortSignal): Promise<string> {
  const { target, socket, record, port, watchMs, goneLimitMs } = watched;
  let goneSince: number | null = null;
  while (true) {
    await pause(watchMs, undefined, { signal });
    const gone = await target.isOver();
    goneSince = gone ? (goneSince ?? performance.now()) : null;
    if (goneSince !== null && performance.now() - goneSince >= goneLimitMs) return 'its session is over';
    const condition = record?.condition() ?? 'ours';
    if (condition === 'replaced') return 'another tunnel has taken its place';
    if (condition === 'missing' && gone) return 'it was stopped';
    try {
      const renewed = await socket.renew();
      // Without the session's directory there is no place for the record, either.
      if ((renewed || condition === 'missing') && existsSync(target.directory))
        record?.write({ port, socket: socket.path });
    } catch (error) {
      log.say(`What the tunnel keeps cannot be renewed: ${error instanceof Error ? error.message : error}`);
    }
  }
}

/**
 * Offers the server of a session at a loopback port and an owner-only socket of this machine, by plain HTTP, until
 * `signal` aborts, the session's state has been gone for ten minutes, or another tunnel has taken its place. While the
 * server does not answer, requests are answered with 503; it is looked for anew with each connection. Resolves to the
 * exit code. Throws PortInUseError.
 */
export async function runTunnel(options: TunnelOptions, signal: AbortSignal): Promise<number> {
  const { directory, name, attached = false, watchMs = WATCH_MS, goneLimitMs = GONE_LIMIT_MS } = options;
  const target = new SessionTarget(directory, name);
  const log = new TunnelLog();
  const state = await target.state();
  const address_port = addressPort(directory, state);
  if (!attached) await endEarlierTunnel(directory);

  let port = 0;
  const entrance = new Entrance(
    name,
    wayToSession(target, log, () => port),
  );
  const first = options.port ?? address_port;
  await using listener = await listenOnLoopback(first, options.port !== null, entrance.admit);
  port = listener.port;
  await using socket = await RenewedSocket.listen(entrance.admit);
  using record = attached ? null : new KeptRecord(directory);
  // Goes first: a server that listens ends with its last connection only.
  using _clients = entrance;

  const place = { port, socket: socket.path };
  record?.write(place);
  const said: TunnelAnnouncement = {
    ...{ tunnel: true, ...place, session: name },
    ...{ base_path: state?.base_path ?? '', address_port },
  };
  (options.onListening ?? announce)(said);
  const end = attached ? AbortSignal.any([signal, inputEnd()]) : signal;
  try {
    const reason = await untilNeedless({ target, socket, record, port, watchMs, goneLimitMs }, log, end);
    log.say(`The tunnel of the session "${name}" ends: ${reason}.`);
  } catch (error) {
    if (!end.aborted) throw error;
  } finally {
    if (attached) process.stdin.pause();
  }
  return 0;
}
