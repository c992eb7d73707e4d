import { type IncomingHttpHeaders, request } from 'node:http';
import type { AppRouter } from '@emout/api/router';
import type { FigureSpecInput } from '@emout/figure/spec';
import { createTRPCClient, httpLink } from '@trpc/client';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Question {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
  readonly signal?: AbortSignal;
}

/** Speaks HTTP with a worker through its socket. */
export class SocketClient {
  readonly #socket: string;
  /** As the pages call it. */
  readonly trpc;

  constructor(socket: string) {
    this.#socket = socket;
    this.trpc = createTRPCClient<AppRouter>({
      links: [
        httpLink({
          url: 'http://worker/trpc',
          methodOverride: 'POST',
          fetch: async (url, options) => {
            const body = typeof options?.body === 'string' ? options.body : undefined;
            const { pathname, search } = new URL(String(url));
            const answer = await this.ask({
              method: options?.method ?? 'GET',
              path: pathname + search,
              headers: { 'content-type': 'application/json' },
              ...(body === undefined ? {} : { body }),
            });
            return new Response(Uint8Array.from(answer.body), { status: answer.status });
          },
        }),
      ],
    });
  }

  ask({ method = 'GET', path, headers = {}, body, signal }: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const options = { socketPath: this.#socket, method, path, headers, ...(signal ? { signal } : {}) };
      const outgoing = request(options, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(chunks),
          });
        });
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  /** The picture of a specification, or the answer that there is instead. */
  figure(spec: object, rest: Partial<Question> = {}): Promise<Answer> {
    return this.ask({ method: 'POST', path: '/figure', body: JSON.stringify(spec), ...rest });
  }

  async health(): Promise<Health> {
    const answer = await this.ask({ path: '/health' });
    const health: Health = JSON.parse(answer.body.toString());
    return health;
  }
}

export interface Health {
  readonly ok: boolean;
  readonly pool: {
    readonly threads: number;
    readonly running: number;
    readonly waiting: number;
    readonly replaced: number;
    readonly stuck: number;
  };
  readonly memory: {
    readonly budgetBytes: number;
    readonly cacheBytes: number;
    readonly residentBytes: number;
  };
}

/** The error that an answer carries. */
export function errorOf(answer: Answer): { tag: string; message: string; hint?: string } {
  const { error }: { error: { tag: string; message: string; hint?: string } } = JSON.parse(
    answer.body.toString(),
  );
  return error;
}

/** A map of one slice. */
export function mapOf(expr: string, run = 'study/small'): FigureSpecInput {
  return { v: 1, panels: [{ layers: [{ kind: 'map', data: { run, expr } }] }] };
}
