import type { Writable } from 'node:stream';
import { formatDuration } from '@emout/units/number-format';

/** Where lines are shown; a terminal says so, and how wide it is. */
export interface ProgressStream extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const WIPE = '\r\u001b[2K';
const USUAL_COLUMNS = 80;

/** Follows something that takes long: one line that is rewritten on a terminal, a line for each change elsewhere. */
export class QueueProgress implements Disposable {
  readonly #stream: ProgressStream;
  readonly #now: () => number;
  readonly #since: number;
  #shown = '';

  /** @param now a clock in milliseconds. */
  constructor(stream: ProgressStream, now: () => number = () => performance.now()) {
    this.#stream = stream;
    this.#now = now;
    this.#since = now();
  }

  /** Shows where it stands now, on a terminal with the time waited so far. */
  show(sentence: string): void {
    if (this.#stream.isTTY) {
      const waited = formatDuration(Math.floor((this.#now() - this.#since) / 1000));
      const line = `${sentence} ${waited}`;
      const fits = line.slice(0, (this.#stream.columns ?? USUAL_COLUMNS) - 1);
      this.#stream.write(`${WIPE}${fits}`);
    } else if (sentence !== this.#shown) this.#stream.write(`${sentence}\n`);
    this.#shown = sentence;
  }

  /** Writes a line that stays. */
  say(sentence: string): void {
    this[Symbol.dispose]();
    this.#stream.write(`${sentence}\n`);
  }

  /** Takes the rewritten line away. */
  [Symbol.dispose](): void {
    if (this.#stream.isTTY && this.#shown !== '') this.#stream.write(WIPE);
    this.#shown = '';
  }
}
