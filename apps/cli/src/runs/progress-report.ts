import { SingleBar } from 'cli-progress';

/** Without a terminal a line is printed when another such part is done. */
const PRINTED_PART = 0.25;

/** Shows how far something has come on the error stream: a bar on a terminal, a few lines elsewhere. */
export class ProgressReport {
  private readonly bar: SingleBar | null;
  private printed = 0;

  /** @param did what is said to have been done to a part, such as `written`. */
  constructor(
    private readonly stream: NodeJS.WriteStream,
    private readonly did: string,
  ) {
    this.bar = stream.isTTY
      ? new SingleBar({
          stream,
          format: '{bar} {percentage} %  {what}',
          barsize: 32,
          barCompleteChar: '━',
          barIncompleteChar: ' ',
          hideCursor: true,
          clearOnComplete: true,
        })
      : null;
  }

  show(done: number, total: number, what: string): void {
    if (this.bar !== null) {
      if (this.bar.isActive) this.bar.update(done, { what });
      else this.bar.start(total, done, { what });
      return;
    }
    const reached = Math.floor(done / total / PRINTED_PART) * PRINTED_PART;
    if (reached <= this.printed) return;
    this.printed = reached;
    this.stream.write(`${Math.round(100 * reached)} % ${this.did}\n`);
  }

  end(): void {
    this.bar?.stop();
  }
}
