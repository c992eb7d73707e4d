import type { Socket } from 'node:net';
import { AbsenceAnswers } from './absence-answers.js';
import { relay } from './relay.js';
import type { Absence } from './session-target.js';

/** More are not held at the same time. */
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
  ) {
    this.#answers = new AbsenceAnswers(session);
  }

  /** How many clients are connected. */
  get size(): number {
    return this.#open.size;
  }

  /** Takes one connection; beyond 1024 it is closed at once. */
  readonly admit = (client: Socket): void => {
    client.on('error', () => undefined);
    if (this.#closed || this.#open.size >= MAX_CONNECTIONS) {
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
