/** Something that waits its turn. */
export interface Waiting {
  /** The lowest goes first. */
  readonly rank: number;
  /** Who wait for it: for a picture that two browsers asked for, both. Changes as they come and go. */
  readonly clients: () => readonly string[];
}

/** Clients whose last turn is remembered; who has not been here for so long counts as new. */
const MAX_REMEMBERED = 1024;

/**
 * What waits: by rank, within a rank the clients in turn, within a client the oldest first. So that who asks for two
 * hundred pictures does not keep the one picture of somebody else waiting.
 */
export class FairQueue<Item extends Waiting> {
  /** The oldest first. A few hundred at most, so that looking through all of them costs little. */
  #items: Item[] = [];
  /** When each client had its last turn, the earliest first. */
  readonly #turns = new Map<string, number>();
  #turn = 0;

  get size(): number {
    return this.#items.length;
  }

  /** How much waits for a client. */
  sizeOf(client: string): number {
    return this.#items.filter((item) => item.clients().includes(client)).length;
  }

  add(item: Item): void {
    this.#items.push(item);
  }

  /** Gives back what had its turn and came to nothing: it is the oldest again. */
  putBack(item: Item): void {
    this.#items.unshift(item);
  }

  remove(item: Item): void {
    this.#items = this.#items.filter((other) => other !== item);
  }

  /** What has the next turn among that which `mayStart` admits; it goes on waiting until `take`. */
  next(mayStart: (item: Item) => boolean): Item | undefined {
    let best: { readonly item: Item; readonly turn: number } | undefined;
    for (const item of this.#items) {
      if (!mayStart(item)) continue;
      const turn = this.#lastTurn(item);
      const isBetter =
        best === undefined ||
        item.rank < best.item.rank ||
        (item.rank === best.item.rank && turn < best.turn);
      if (isBetter) best = { item, turn };
    }
    return best?.item;
  }

  /** Lets something have its turn. */
  take(item: Item): void {
    this.remove(item);
    this.#turn += 1;
    for (const client of item.clients()) {
      this.#turns.delete(client);
      this.#turns.set(client, this.#turn);
    }
    for (const longest of this.#turns.keys()) {
      if (this.#turns.size <= MAX_REMEMBERED) break;
      this.#turns.delete(longest);
    }
  }

  /** Empties the queue. */
  clear(): Item[] {
    return this.#items.splice(0);
  }

  #lastTurn(item: Item): number {
    const turns = item.clients().map((client) => this.#turns.get(client) ?? 0);
    return turns.length === 0 ? 0 : Math.min(...turns);
  }
}
