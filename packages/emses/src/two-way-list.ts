/** A list over whole numbers of either sign that grows at both ends without moving what it holds. */
export class TwoWayList<T> {
  readonly #from: T[] = [];
  readonly #below: T[] = [];

  /** Positions are counted from `origin`; the nearer most of them are to it, the better. */
  constructor(readonly origin: number) {}

  get(position: number): T | undefined {
    const offset = position - this.origin;
    return offset >= 0 ? this.#from[offset] : this.#below[-1 - offset];
  }

  set(position: number, value: T): void {
    const offset = position - this.origin;
    if (offset >= 0) this.#from[offset] = value;
    else this.#below[-1 - offset] = value;
  }
}
