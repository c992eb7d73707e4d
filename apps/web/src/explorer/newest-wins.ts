/** What `NewestWins` calls; the clock is passed in so that tests do not wait. */
export interface NewestWinsOptions<Request, Answer> {
  readonly load: (request: Request, signal: AbortSignal) => Promise<Answer>;
  readonly onAnswer: (answer: Answer, request: Request) => void;
  readonly onError: (error: unknown, request: Request) => void;
  /** The least time between two starts while the requests stream (a drag), in ms. */
  readonly intervalMs: number;
}

/**
 * Lets the newest of many requests win. A streamed request (`ask`) waits for the running one and for the
 * interval, and only the newest waiting one is kept, so that a drag shows intermediate pictures. A final
 * request (`settle`) aborts whatever runs. An answer older than one already given is never delivered.
 */
export class NewestWins<Request, Answer> {
  private running: AbortController | null = null;
  private waiting: { readonly request: Request } | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private lastStartMs = Number.NEGATIVE_INFINITY;
  private generation = 0;
  private closed = false;

  constructor(private readonly options: NewestWinsOptions<Request, Answer>) {}

  /** One of many requests in a row. */
  ask(request: Request): void {
    if (this.closed) return;
    this.waiting = { request };
    this.pump();
  }

  /** The request that counts: starts at once and aborts the running one. */
  settle(request: Request): void {
    if (this.closed) return;
    this.cancel();
    this.start(request);
  }

  /** Forgets the waiting request and aborts the running one. */
  cancel(): void {
    this.waiting = null;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.generation += 1;
    this.running?.abort();
    this.running = null;
  }

  close(): void {
    this.cancel();
    this.closed = true;
  }

  private pump(): void {
    if (this.running !== null || this.timer !== null || this.waiting === null) return;
    const restMs = this.lastStartMs + this.options.intervalMs - Date.now();
    if (restMs > 0) {
      this.timer = setTimeout(() => {
        this.timer = null;
        this.pump();
      }, restMs);
      return;
    }
    const { request } = this.waiting;
    this.waiting = null;
    this.start(request);
  }

  private start(request: Request): void {
    const controller = new AbortController();
    const generation = ++this.generation;
    this.running = controller;
    this.lastStartMs = Date.now();
    const finish = (deliver: () => void) => {
      if (generation !== this.generation) return;
      this.running = null;
      deliver();
      this.pump();
    };
    this.options.load(request, controller.signal).then(
      (answer) => finish(() => this.options.onAnswer(answer, request)),
      (error: unknown) => finish(() => this.options.onError(error, request)),
    );
  }
}
