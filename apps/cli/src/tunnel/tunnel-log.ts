/** After so many lines nothing more is said: a connection that comes and goes for weeks must not fill a disk. */
const MAX_LINES = 2_000;

/** Says on standard error what changed, with the time; the same sentence twice in a row is said once. */
export class TunnelLog {
  #last = '';
  #lines = 0;

  say(sentence: string): void {
    if (sentence === this.#last || this.#lines >= MAX_LINES) return;
    this.#last = sentence;
    this.#lines += 1;
    process.stderr.write(`${new Date().toISOString()} ${sentence}\n`);
  }
}
