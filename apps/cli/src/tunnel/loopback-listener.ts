import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { PortInUseError } from '../errors.js';

const FURTHER_PORTS = 20;

/** Sockets that listen, until it is disposed of. */
export interface Listener extends AsyncDisposable {
  readonly port: number;
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);

export async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  await closed;
}

function newServer(onConnection: (socket: Socket) => void): Server {
  return createServer({ allowHalfOpen: true, noDelay: true }, onConnection);
}

/** Listens at one address; `false` where another program does. */
async function listen(server: Server, host: string, port: number): Promise<boolean> {
  try {
    const listening = once(server, 'listening');
    server.listen({ host, port, exclusive: true });
    await listening;
    return true;
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE') return false;
    // A machine without IPv6 has the other loopback address only.
    if (host === '::1' && ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(String(codeOf(error)))) return true;
    throw error;
  }
}

async function listenAt(port: number, onConnection: (socket: Socket) => void): Promise<Listener | null> {
  const servers = [newServer(onConnection), newServer(onConnection)] as const;
  const close = async () => {
    await Promise.all(servers.map(closeServer));
  };
  try {
    // Whoever has the other address is `localhost` to some programs, so both are needed.
    if ((await listen(servers[0], '127.0.0.1', port)) && (await listen(servers[1], '::1', port)))
      return { port, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
  await close();
  return null;
}

/**
 * Listens at 127.0.0.1 and ::1: at `first` when `exact`, else at the first port from there on that is free at both.
 * Throws PortInUseError.
 */
export async function listenOnLoopback(
  first: number,
  exact: boolean,
  onConnection: (socket: Socket) => void,
): Promise<Listener> {
  const tried = Math.min(exact ? 1 : FURTHER_PORTS + 1, 65_536 - first);
  for (let port = first; port < first + tried; port++) {
    const listener = await listenAt(port, onConnection);
    if (listener !== null) return listener;
  }
  throw new PortInUseError(first, tried);
}
