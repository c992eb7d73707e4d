import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** Connections on which nothing was said for so long are closed. */
const IDLE_MS = 24 * 3_600_000;

/** Ends a connection such that the other side can tell it from an orderly end, where that is possible. */
function cut(socket: Socket): void {
  if (socket.destroyed) return;
  // Only a TCP connection of its own can be reset; `localAddress` is what a Unix socket does not have.
  if (!(socket instanceof TLSSocket) && socket.localAddress !== undefined) socket.resetAndDestroy();
  else socket.destroy();
}

function pass(from: Socket, to: Socket): void {
  from.pipe(to);
  // The 'close' that follows does what is to be done.
  from.on('error', () => undefined);
  from.on('close', () => {
    if (!from.readableEnded || !from.writableFinished) cut(to);
  });
  from.setTimeout(IDLE_MS, () => from.destroy());
}

/**
 * Carries every byte of either connection to the other, as fast as it takes them; the end of one direction is passed
 * on, and when one connection breaks the other is broken off.
 */
export function relay(client: Socket, server: Socket): void {
  pass(client, server);
  pass(server, client);
  if (server.destroyed) cut(client);
  if (client.destroyed) cut(server);
}
