import { setTimeout as pause } from 'node:timers/promises';
import { NoTunnelError, type SshLink } from './ssh-link.js';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** After a connection that stood this long the pauses begin anew. */
const GOOD_LINK_MS = 60_000;
/** How long a command is tried again that ends over there of itself: its session may be just starting anew. */
const REFUSAL_LIMIT_MS = 10 * 60_000;

/** A connection by ssh that is made again, after pauses that grow, whenever it breaks. */
export class KeptLink implements AsyncDisposable {
  #current: SshLink;
  #up = true;
  #pauseMs = FIRST_PAUSE_MS;

  constructor(
    first: SshLink,
    readonly open: () => Promise<SshLink>,
    /** Is told, in a sentence, what becomes of the connection. */
    readonly tell: (sentence: string) => void,
  ) {
    this.#current = first;
  }

  /** Whether the connection stands. */
  get isUp(): boolean {
    return this.#up;
  }

  /** Keeps it until `signal` aborts; resolves to the exit code when the command over there has nothing more to do. */
  async keep(signal: AbortSignal): Promise<number> {
    const stop = () => void this.#current.stop();
    signal.addEventListener('abort', stop);
    try {
      while (!signal.aborted) {
        const since = performance.now();
        const end = await this.#current.ended;
        this.#up = false;
        if (signal.aborted || end.code === 0) return 0;
        if (performance.now() - since >= GOOD_LINK_MS) this.#pauseMs = FIRST_PAUSE_MS;
        this.tell(`Connecting again: ${end.how}.`);
        if (!(await this.#again(signal))) return 1;
        this.#up = true;
        this.tell('The connection stands again.');
      }
      return 0;
    } catch (error) {
      if (signal.aborted) return 0;
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#current.stop();
  }

  /** Connects again; false when the command over there has refused for long. */
  async #again(signal: AbortSignal): Promise<boolean> {
    let refusedSince: number | null = null;
    while (true) {
      await pause(this.#pauseMs, undefined, { signal });
      this.#pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * this.#pauseMs);
      try {
        this.#current = await this.open();
        return true;
      } catch (error) {
        if (!(error instanceof NoTunnelError)) throw error;
        refusedSince = error.end.code === null ? null : (refusedSince ?? performance.now());
        if (refusedSince !== null && performance.now() - refusedSince >= REFUSAL_LIMIT_MS) return false;
        this.tell(error.message);
      }
    }
  }
}
