import type { Socket } from 'node:net';
import { AbsenceAnswers } from './absence-answers.js';
import { relay } from './relay.js';
import type { Absence } from './session-target.js';

const MAX_CONNECTIONS = 1_024;

/** What a new connection of a client is to be joined with: a connection to the server, or why there is none. */
export type Way =
  | { readonly kind: 'server'; readonly socket: Socket }
  | { readonly kind: 'absent'; readonly absence: Absence };

/** Takes the connections of clients and joins each with one to the server, or answers in its place. */
export class Entrance implements Disposable {
  readonly #open = new Set<Socket>();
  readonly #answers: AbsenceAnswers;
  #closed = false;

  constructor(
    session: string,
    /** Makes a connection to the server; never throws. The signal says that the client is gone. */
    readonly way: (signal: AbortSignal) => Promise<Way>,
    /** So many connections are held at the same time. */
    readonly limit = MAX_CONNECTIONS,
  ) {
    this.#answers = new AbsenceAnswers(session);
  }

  /** Takes one connection; beyond the limit it is closed at once. */
  readonly admit = (client: Socket): void => {
    client.on('error', () => undefined);
    if (this.#closed || this.#open.size >= this.limit) {
      client.destroy();
      return;
    }
    this.#open.add(client);
    client.once('close', () => this.#open.delete(client));
    void this.#join(client);
  };

  /** Breaks every connection off, and takes no further one. */
  [Symbol.dispose](): void {
    this.#closed = true;
    for (const client of this.#open) client.destroy();
  }

  async #join(client: Socket): Promise<void> {
    const gone = new AbortController();
    const onClose = () => gone.abort();
    client.once('close', onClose);
    const way = await this.way(gone.signal);
    client.off('close', onClose);
    if (client.destroyed) {
      if (way.kind === 'server') way.socket.destroy();
    } else if (way.kind === 'server') relay(client, way.socket);
    else this.#answers.take(client, way.absence);
  }
}
