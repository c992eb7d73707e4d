import { chmodSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ListenOptions } from 'node:net';
import { createMutualTlsServer, createPlainServer, type HttpServer } from './http-server.js';
import { listenErrorOf } from './listen-error.js';
import type { ListenKind, ListenPlace } from './listen-setting.js';
import { prepareSocketPath } from './owner-socket.js';
import { readSessionCertificates } from './session-certificates.js';

/** Answers a request that came in at a place of some kind. */
export type PlacedHandler = (request: IncomingMessage, response: ServerResponse, kind: ListenKind) => void;

interface ListenOrder {
  readonly places: readonly ListenPlace[];
  readonly handle: PlacedHandler;
  /** Holds the certificates of a place of the kind `tls`. */
  readonly certificatesDirectory: string;
  /** Sees each server before it listens. */
  readonly watch: (server: HttpServer) => void;
}

/** Servers that listen. */
export interface Listeners {
  readonly servers: readonly HttpServer[];
  /** The first place's port; 0 where there are Unix sockets alone. */
  readonly port: number;
}

/** Listens, and tells the port. */
function listen(server: HttpServer, options: ListenOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

/**
 * Listens at both loopback addresses: the printed address says `localhost`, which some programs look for at ::1 first,
 * and another user of the machine who listened there would be handed the key.
 */
async function listenAtLoopback(create: () => HttpServer, port: number): Promise<[HttpServer[], number]> {
  const server = create();
  const bound = await listen(server, { port, host: '127.0.0.1' });
  const second = create();
  try {
    await listen(second, { port: bound, host: '::1' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return [[server], bound];
    server.close();
    throw error;
  }
  return [[server, second], bound];
}

async function openPlace(
  place: ListenPlace,
  { handle, certificatesDirectory, watch }: ListenOrder,
): Promise<[HttpServer[], number]> {
  const answer = (request: IncomingMessage, response: ServerResponse): void =>
    handle(request, response, place.kind);
  const plain = (): HttpServer => {
    const server = createPlainServer(answer);
    watch(server);
    return server;
  };
  switch (place.kind) {
    case 'loopback':
      return listenAtLoopback(plain, place.port);
    case 'http': {
      const server = plain();
      return [[server], await listen(server, { port: place.port, host: place.host })];
    }
    case 'tls': {
      const server = createMutualTlsServer(answer, readSessionCertificates(certificatesDirectory));
      watch(server);
      return [[server], await listen(server, { port: place.port, host: place.host })];
    }
    case 'socket': {
      await prepareSocketPath(place.path);
      const server = plain();
      await listen(server, { path: place.path });
      // Its directory is the owner's alone, so that nobody comes in before this.
      chmodSync(place.path, 0o600);
      return [[server], 0];
    }
  }
}

/** Listens at all places, or at none. @throws ListenError */
export async function openListeners(order: ListenOrder): Promise<Listeners> {
  const servers: HttpServer[] = [];
  let first = 0;
  for (const place of order.places) {
    try {
      const [opened, port] = await openPlace(place, order);
      servers.push(...opened);
      if (first === 0) first = port;
    } catch (error) {
      for (const server of servers) server.close();
      throw listenErrorOf(place, error);
    }
  }
  return { servers, port: first };
}
