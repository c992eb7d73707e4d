import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { TaggedError } from '@emout/api/errors';
import type { Dispatcher, Pool } from 'undici';
import { openPool, type WorkerAddress } from './worker-address.js';

/** The worker queues by itself; more connections than this only move the queue. */
const CONNECTIONS = 32;
/** Above the worker's own deadline, so that its sentence arrives rather than ours. */
const ANSWER_TIMEOUT_MS = 120_000;

export interface WorkerRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | null;
}

export interface WorkerAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Dispatcher.ResponseData['body'];
}

/** There is no worker at the other end, or none any more. */
export class WorkerLostError extends TaggedError {
  /** True when it had the request, or may have had it. */
  readonly wasAsked: boolean;

  constructor(wasAsked: boolean, options?: ErrorOptions) {
    super(
      {
        tag: 'WorkerLost',
        message: 'The worker does not answer.',
        hint: 'It may be starting again: ask once more in a few seconds.',
      },
      options,
    );
    this.wasAsked = wasAsked;
  }
}

/** The pooled connection to one worker. */
export class WorkerLink implements AsyncDisposable {
  readonly #pool: Pool;

  constructor(address: WorkerAddress) {
    this.#pool = openPool(address, {
      connections: CONNECTIONS,
      pipelining: 1,
      connectTimeout: 2_000,
      headersTimeout: ANSWER_TIMEOUT_MS,
      bodyTimeout: ANSWER_TIMEOUT_MS,
    });
  }

  /** Asks the worker; ends with `signal`. Throws `WorkerLost`, `Deadline` or `Cancelled`. */
  async ask(
    request: WorkerRequest,
    signal: AbortSignal,
    timeoutMs = ANSWER_TIMEOUT_MS,
  ): Promise<WorkerAnswer> {
    try {
      const { statusCode, headers, body } = await this.#pool.request({
        ...request,
        signal,
        headersTimeout: timeoutMs,
      });
      return { status: statusCode, headers, body };
    } catch (error) {
      throw linkError(error, signal);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool.destroy();
  }
}

/** What a broken connection means: nobody asks any more, too slow, or no worker. */
export function linkError(error: unknown, signal: AbortSignal): TaggedError {
  if (signal.aborted) return new TaggedError({ tag: 'Cancelled', message: 'The request was cancelled.' });
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
    return new TaggedError(
      { tag: 'Deadline', message: 'The worker gave no answer in the time that it has for one.' },
      { cause: error },
    );
  }
  const wasConnected = !(error instanceof Error && 'syscall' in error && error.syscall === 'connect');
  return new WorkerLostError(wasConnected && code !== 'UND_ERR_CONNECT_TIMEOUT', { cause: error });
}

/** A signal that ends when the client goes away before its answer is complete. */
export function signalOfClient(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableEnded) controller.abort();
  });
  return controller.signal;
}
