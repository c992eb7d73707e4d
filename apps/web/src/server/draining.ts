import type { IncomingMessage, ServerResponse } from 'node:http';
import { Server as TlsServer } from 'node:https';
import { Server as NetServer, type Socket } from 'node:net';
import { beforeHead } from './before-head.js';
import type { HttpServer } from './http-server.js';

/**
 * Lets a server end without cutting anybody off: no new connections, those on which nothing is answered are closed, what
 * is being answered finishes, and after the time of grace the rest is cut.
 */
export class Draining {
  /** How many answers are under way on each open connection. */
  readonly #open = new Map<Socket, number>();
  readonly #graceMs: number;
  #ended: Promise<void> | null = null;

  constructor(graceMs: number) {
    this.#graceMs = graceMs;
  }

  get started(): boolean {
    return this.#ended !== null;
  }

  /** Watches a server's connections. */
  watch(server: HttpServer): void {
    // Of a server of HTTPS the connection that requests come on is the one inside.
    server.on(server instanceof TlsServer ? 'secureConnection' : 'connection', (socket: Socket) =>
      this.#add(socket),
    );
    server.prependListener('request', (request: IncomingMessage, response: ServerResponse) =>
      this.#count(request, response),
    );
  }

  /** Begins once, however often it is called; settles when all connections are closed. */
  drain(servers: readonly HttpServer[]): Promise<void> {
    this.#ended ??= this.#close(servers);
    return this.#ended;
  }

  #add(socket: Socket): void {
    this.#open.set(socket, 0);
    socket.once('close', () => this.#open.delete(socket));
  }

  #count({ socket }: IncomingMessage, response: ServerResponse): void {
    this.#open.set(socket, (this.#open.get(socket) ?? 0) + 1);
    beforeHead(response, () => {
      if (this.started) response.setHeader('connection', 'close');
    });
    response.once('close', () => {
      const left = (this.#open.get(socket) ?? 1) - 1;
      if (socket.destroyed) return;
      this.#open.set(socket, left);
      if (this.started && left === 0) socket.destroySoon();
    });
  }

  async #close(servers: readonly HttpServer[]): Promise<void> {
    // Not the close of HTTP, which cuts kept connections off without a look at what has just come on them.
    const closed = servers.map(
      (server) => new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve())),
    );
    const closeIdle = (): void => {
      for (const [socket, answers] of this.#open) if (answers === 0) socket.destroySoon();
    };
    // After one whole turn of the event loop, in which a request that has arrived already is read.
    setImmediate(() => setImmediate(closeIdle));
    const cut = setTimeout(() => {
      for (const server of servers) server.closeAllConnections();
      for (const socket of this.#open.keys()) socket.destroy();
    }, this.#graceMs);
    await Promise.all(closed);
    clearTimeout(cut);
  }
}
