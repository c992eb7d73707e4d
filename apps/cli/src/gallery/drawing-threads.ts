import { Worker } from 'node:worker_threads';
import { threadEntry } from '@emout/engine/thread-entry';
import type { DrawingFailure, DrawingQuestion, DrawingReply, DrawingSettings } from './drawing-messages.js';
import type { DrawingQueue } from './drawing-queue.js';
import { DrawingFailedError, DrawingThreadError } from './gallery-errors.js';
import type { PlannedPicture } from './gallery-plan.js';
import type { DrawnPicture, GalleryRun } from './picture-drawer.js';

/** What became of a picture. */
export type PictureOutcome =
  | { readonly kind: 'drawn'; readonly planned: PlannedPicture; readonly picture: DrawnPicture }
  | { readonly kind: 'failed'; readonly planned: PlannedPicture; readonly failure: DrawingFailure };

/** So many threads may end by themselves (no memory left) before the rest is given up. */
const MOST_LOST = 3;

/** Threads that draw the pictures of one gallery; they start when they are made. */
export class DrawingThreads implements AsyncDisposable {
  readonly #settings: DrawingSettings;
  readonly #threads: DrawingThread[];
  #lost = 0;
  #ended = false;

  /** Typefaces are registered before. */
  constructor(settings: DrawingSettings, count: number) {
    this.#settings = settings;
    this.#threads = Array.from({ length: count }, () => new DrawingThread(settings));
  }

  /** What the run has. @throws DrawingFailedError, DrawingThreadError */
  async survey(): Promise<GalleryRun> {
    const [thread = new DrawingThread(this.#settings)] = this.#threads;
    const reply = await thread.ask({ kind: 'survey' });
    if (reply.kind === 'surveyed') return reply.run;
    throw new DrawingFailedError(reply.kind === 'failed' ? reply.failure : UNEXPECTED);
  }

  /** Draws what waits in the queue; `report` hears of every picture once. */
  async draw(queue: DrawingQueue, report: (outcome: PictureOutcome) => void): Promise<void> {
    await Promise.all(this.#threads.map((_, k) => this.#drawWith(k, queue, report)));
  }

  /** Ends all threads at once, in the middle of a picture, too; what waits is not reported any more. */
  async end(): Promise<void> {
    this.#ended = true;
    await Promise.all(this.#threads.map((thread) => thread.end()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }

  async #drawWith(k: number, queue: DrawingQueue, report: (outcome: PictureOutcome) => void): Promise<void> {
    let field: string | null = null;
    for (let planned = queue.next(field); planned !== null; planned = queue.next(field)) {
      field = planned.field;
      const outcome = await this.#drawOne(k, planned);
      if (this.#ended) return;
      report(outcome);
    }
  }

  async #drawOne(k: number, planned: PlannedPicture): Promise<PictureOutcome> {
    const thread = this.#threads[k];
    try {
      const reply = await thread?.ask({ kind: 'draw', picture: planned });
      if (reply?.kind === 'drawn') return { kind: 'drawn', planned, picture: reply.picture };
      return { kind: 'failed', planned, failure: reply?.kind === 'failed' ? reply.failure : UNEXPECTED };
    } catch (error) {
      if (!(error instanceof DrawingThreadError)) throw error;
      this.#lost += 1;
      if (!this.#ended && this.#lost <= MOST_LOST) this.#threads[k] = new DrawingThread(this.#settings);
      return { kind: 'failed', planned, failure: { tag: error.tag, message: error.message } };
    }
  }
}

const UNEXPECTED: DrawingFailure = {
  tag: 'DrawingThread',
  message: 'The thread that drew it answered something else.',
};

interface Waiting {
  resolve(reply: DrawingReply): void;
  reject(error: DrawingThreadError): void;
}

/** One thread; its answers come in the order of the questions. */
class DrawingThread {
  readonly #worker: Worker;
  #waiting: Waiting[] = [];
  #end: DrawingThreadError | null = null;

  constructor(settings: DrawingSettings) {
    this.#worker = new Worker(threadEntry(new URL('./drawing-thread.js', import.meta.url)), {
      workerData: settings,
      execArgv: [],
    });
    this.#worker.on('message', (reply: DrawingReply) => this.#waiting.shift()?.resolve(reply));
    this.#worker.on('error', (error) => this.#fail(new DrawingThreadError(error.message, { cause: error })));
    this.#worker.on('exit', (code) => this.#fail(new DrawingThreadError(`code ${code}`)));
  }

  /** @throws DrawingThreadError */
  ask(question: DrawingQuestion): Promise<DrawingReply> {
    return new Promise((resolve, reject) => {
      if (this.#end !== null) {
        reject(this.#end);
        return;
      }
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(question);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(error: DrawingThreadError): void {
    this.#end ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#end);
  }
}
