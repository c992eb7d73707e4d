import { TaggedError } from '@emout/api/errors';

/** A signal that aborts with `parent`, or with a `Deadline` error after `ms`; dispose of it when the work is over. */
export class Deadline implements Disposable {
  readonly signal: AbortSignal;
  readonly #timer: NodeJS.Timeout;
  readonly #detach: () => void;

  constructor(parent: AbortSignal, ms: number) {
    const controller = new AbortController();
    const follow = () => controller.abort(parent.reason);
    this.signal = controller.signal;
    this.#timer = setTimeout(() => {
      const message = `The request took longer than ${ms / 1000} s and was stopped.`;
      controller.abort(
        new TaggedError({ tag: 'Deadline', message, hint: 'Ask again, or ask for less at once.' }),
      );
    }, ms);
    if (parent.aborted) follow();
    else parent.addEventListener('abort', follow, { once: true });
    this.#detach = () => parent.removeEventListener('abort', follow);
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    this.#detach();
  }
}
