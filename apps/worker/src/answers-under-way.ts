import type { ServerResponse } from 'node:http';

/** The answers that somebody waits for, so that a worker that leaves can finish them and take no new ones. */
export class AnswersUnderWay {
  readonly #responses = new Set<ServerResponse>();
  #isLeaving = false;
  #whenNone: () => void = () => undefined;

  /** True once `finish` was called. */
  get isLeaving(): boolean {
    return this.#isLeaving;
  }

  /** Counts an answer until it is sent or its client has left. */
  add(response: ServerResponse): void {
    this.#responses.add(response);
    response.once('close', () => {
      this.#responses.delete(response);
      if (this.#responses.size === 0) this.#whenNone();
    });
  }

  /** Resolves when no answer is under way any more, and after `ms` at the latest. */
  async finish(ms: number): Promise<void> {
    this.#isLeaving = true;
    for (const response of this.#responses) {
      // Its connection is not for further requests.
      if (!response.headersSent) response.setHeader('connection', 'close');
    }
    if (this.#responses.size === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#whenNone = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
