import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { threadEntry } from '@emout/engine/thread-entry';
import { registerFonts } from '@emout/render/fonts';
import type {
  DrawnPicture,
  FigureRequest,
  OpenedFigure,
  PictureOrder,
  RenderingFailure,
  RenderingQuestion,
  RenderingReply,
} from './rendering.js';

/** A figure that cannot be drawn; the message is for the one who asked for it. */
export class RenderingError extends Error {
  readonly tag = 'Rendering' as const;
  constructor(readonly failure: RenderingFailure) {
    super(failure.message);
  }
}

/**
 * A renderer in a thread of its own. Reading and drawing hardly return to the event loop, so that a signal of the
 * system could not be heard in the thread that draws.
 */
export class InterruptibleRenderer implements AsyncDisposable {
  readonly #thread: Worker;

  constructor() {
    // The list of typefaces is the process's: it is complete before a thread draws.
    registerFonts();
    this.#thread = new Worker(threadEntry(new URL('./rendering-thread.js', import.meta.url)));
  }

  /** @throws RenderingError, the reason of `signal` */
  async open(request: FigureRequest, signal: AbortSignal): Promise<OpenedFigure> {
    return (await this.#ask({ kind: 'open', request }, 'opened', signal)).figure;
  }

  /** @throws RenderingError, the reason of `signal` */
  async draw(
    order: PictureOrder,
    signal: AbortSignal,
    onProgress: (done: number, total: number) => void,
  ): Promise<DrawnPicture> {
    return (await this.#ask({ kind: 'draw', order }, 'drawn', signal, onProgress)).picture;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#thread.terminate();
  }

  async #ask<Kind extends 'opened' | 'drawn'>(
    question: RenderingQuestion,
    wanted: Kind,
    signal: AbortSignal,
    onProgress?: (done: number, total: number) => void,
  ): Promise<Extract<RenderingReply, { kind: Kind }>> {
    const replies: AsyncIterable<RenderingReply[]> = on(this.#thread, 'message', { signal, close: ['exit'] });
    this.#thread.postMessage(question);
    for await (const [reply] of replies) {
      if (reply === undefined) continue;
      if (isOf(reply, wanted)) return reply;
      if (reply.kind === 'progress') onProgress?.(reply.done, reply.total);
      if (reply.kind === 'failed') throw new RenderingError(reply.failure);
      if (reply.kind === 'fault') throw reply.fault;
    }
    throw new Error('the thread that draws ended early');
  }
}

function isOf<Kind extends RenderingReply['kind']>(
  reply: RenderingReply,
  kind: Kind,
): reply is Extract<RenderingReply, { kind: Kind }> {
  return reply.kind === kind;
}
