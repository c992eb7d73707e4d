import { ByteCache } from '@emout/engine/byte-cache';
import { type FileStamp, stampsHold } from '@emout/engine/file-stamp';

interface Stamped<Value> {
  readonly value: Value;
  readonly stamps: readonly FileStamp[];
}

/** Results kept under a byte budget for as long as the files they were made of stay as they were. */
export class StampedCache<Value> {
  readonly #cache: ByteCache<Stamped<Value>>;

  constructor(budgetBytes: number) {
    this.#cache = new ByteCache(budgetBytes);
  }

  get usedBytes(): number {
    return this.#cache.usedBytes;
  }

  /** The value under a key, if none of its files has changed since. */
  async get(key: string): Promise<Value | undefined> {
    const entry = this.#cache.get(key);
    if (entry === undefined) return undefined;
    if (await stampsHold(entry.stamps)) return entry.value;
    if (this.#cache.get(key) === entry) this.#cache.delete(key);
    return undefined;
  }

  set(key: string, value: Value, stamps: readonly FileStamp[], bytes: number): void {
    this.#cache.set(key, { value, stamps }, bytes + 2 * key.length);
  }
}
