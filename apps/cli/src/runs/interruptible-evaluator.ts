import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { threadEntry } from '@emout/engine/thread-entry';
import type { ThreadReply } from './evaluation-thread.js';
import type { EvaluationAnswer, EvaluationRequest } from './evaluator.js';
import { partialPath } from './whole-file.js';

/**
 * An evaluator in a thread of its own. Evaluating never returns to the event loop, so that a signal of the system
 * could not be heard in the thread that evaluates.
 */
export class InterruptibleEvaluator implements AsyncDisposable {
  readonly #thread = new Worker(threadEntry(new URL('./evaluation-thread.js', import.meta.url)));

  /**
   * Ends with `signal`, leaving no file that is not whole.
   * @throws the reason of `signal`, and what the evaluator throws
   */
  async answer(request: EvaluationRequest, signal: AbortSignal): Promise<EvaluationAnswer> {
    signal.throwIfAborted();
    // Before the thread writes: the name is that of what a link leads to now.
    const partial = [request.npy, request.vti].flatMap((path) =>
      path === undefined ? [] : partialPath(path),
    );
    this.#thread.postMessage(request);
    try {
      const [reply]: ThreadReply[] = await once(this.#thread, 'message', { signal });
      if (reply === undefined) throw new Error('the thread that evaluates said nothing');
      if ('fault' in reply) throw reply.fault;
      return reply.answer;
    } catch (error) {
      if (signal.aborted) {
        await this.#thread.terminate();
        for (const path of partial) rmSync(path, { force: true });
      }
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#thread.terminate();
  }
}
