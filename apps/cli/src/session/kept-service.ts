import { setTimeout as pause } from 'node:timers/promises';
import { restartPauseMs } from './restart-pause.js';
import { type Service, type ServiceEnd, type ServiceRequest, startService } from './service.js';

/** A process that did not come up so often in a row is said to fail; it is tried further all the same. */
const FAILED_STARTS = 5;
/** Enough to reach the longest pause. */
const MOST_DEATHS = 16;

function words({ code, signal }: ServiceEnd): string {
  const how = signal ?? `code ${code}`;
  return signal === 'SIGKILL' ? `${how}, as the kernel ends processes when memory runs out` : how;
}

export interface KeptServiceRequest extends ServiceRequest {
  /** Is called when the process has not come up several times in a row. */
  readonly onFailing?: () => void;
  /** How long to wait before the next start, by the times of the deaths before; restartPauseMs unless given. */
  readonly pauseMs?: (deathsAtMs: readonly number[], nowMs: number) => number;
}

/** A process that is started again, after pauses that grow, whenever it dies. */
export class KeptService {
  readonly #request: KeptServiceRequest;
  readonly #stopping = new AbortController();
  readonly #deaths: number[] = [];
  #failing: string | null = null;
  #service: Service | null = null;
  #watch: Promise<void> = Promise.resolve();

  private constructor(request: KeptServiceRequest) {
    this.#request = request;
  }

  /** Resolves when the process is up for the first time. Throws ServiceStartError. */
  static async start(request: KeptServiceRequest): Promise<KeptService> {
    const kept = new KeptService(request);
    kept.#service = await startService(request);
    kept.#watch = kept.#keep(kept.#service);
    return kept;
  }

  /** Why the process does not come up again; null while it runs, or may come up soon. */
  get failing(): string | null {
    return this.#failing;
  }

  /** Asks the process to stop, ends it after `graceMs`, and starts none any more. */
  async stop(graceMs: number): Promise<void> {
    this.#stopping.abort();
    await this.#service?.stop(graceMs);
    await this.#watch;
  }

  async #keep(first: Service): Promise<void> {
    let service: Service | null = first;
    while (service !== null) {
      const end = await service.ended;
      if (this.#stopping.signal.aborted) return;
      process.stderr.write(`The ${this.#request.name} ended with ${words(end)}; starting it again.\n`);
      service = await this.#startAgain();
      this.#service = service;
    }
  }

  /** The next process; null when the session stops. */
  async #startAgain(): Promise<Service | null> {
    const { signal } = this.#stopping;
    const { pauseMs = restartPauseMs } = this.#request;
    for (let attempt = 1; !signal.aborted; attempt++) {
      const now = performance.now();
      this.#deaths.push(now);
      if (this.#deaths.length > MOST_DEATHS) this.#deaths.shift();
      try {
        await pause(pauseMs(this.#deaths, now), undefined, { signal });
        const service = await startService(this.#request, signal);
        this.#failing = null;
        return service;
      } catch (error) {
        if (signal.aborted) return null;
        if (attempt < FAILED_STARTS) continue;
        this.#failing = error instanceof Error ? error.message : String(error);
        this.#request.onFailing?.();
      }
    }
    return null;
  }
}
