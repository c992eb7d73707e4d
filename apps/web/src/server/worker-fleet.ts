import { rankByWeight } from './rendezvous.js';
import type { Visitor } from './visitor.js';
import { visitorHeaders } from './visitor-headers.js';
import type { WorkerAddress } from './worker-address.js';
import { type WorkerAnswer, WorkerLink, WorkerLostError, type WorkerRequest } from './worker-link.js';
import { WorkerPresence } from './worker-presence.js';

/** A request, on whose behalf, and about which run. */
export interface FleetRequest extends WorkerRequest {
  readonly visitor: Visitor;
  /** As it is written there; null for what is about no run. */
  readonly run: string | null;
}

interface Member {
  /** Its place among the workers, which it keeps when it is started again. */
  readonly id: string;
  readonly link: WorkerLink;
  readonly presence: WorkerPresence;
}

/** How often a request may be with a worker that dies: one that kills workers must not kill all of them. */
const MAX_DEATHS = 2;

/**
 * The workers of a session. Each run belongs to one of them, whose caches stay warm for it, and goes to the next in
 * its order for as long as that one is away.
 */
export class WorkerFleet implements AsyncDisposable {
  readonly #members: readonly Member[];

  constructor(addresses: readonly WorkerAddress[]) {
    this.#members = addresses.map((address, k) => ({
      id: String(k),
      link: new WorkerLink(address),
      presence: new WorkerPresence(address),
    }));
  }

  /**
   * Asks the worker of the request's run, and once more the next one where that is lost before it answers: questions
   * change nothing. Ends with `signal`. Throws `WorkerLost`, `Deadline` or `Cancelled`.
   */
  async ask(request: FleetRequest, signal: AbortSignal, timeoutMs?: number): Promise<WorkerAnswer> {
    const { visitor, run, ...rest } = request;
    const headers = { ...rest.headers, ...visitorHeaders(visitor) };
    let deaths = 0;
    let lost = new WorkerLostError(false);
    for (const { link, presence } of this.#order(run ?? '')) {
      const began = presence.begin();
      try {
        const answer = await link.ask({ ...rest, headers }, signal, timeoutMs);
        if (answer.headers['x-emout-leaving'] === undefined) {
          presence.found();
          return answer;
        }
        presence.lost(began);
        await answer.body.dump();
      } catch (error) {
        if (!(error instanceof WorkerLostError)) throw error;
        presence.lost(began);
        lost = error;
        if (error.wasAsked) deaths += 1;
        if (deaths >= MAX_DEATHS) break;
      }
    }
    throw lost;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#members.map(({ link }) => link[Symbol.asyncDispose]()));
  }

  /** Those that are likely there; when none is, all: a connection that is refused costs little. */
  #order(key: string): readonly Member[] {
    const ranked = rankByWeight(key, this.#members);
    const likely = ranked.filter(({ presence }) => presence.isLikely);
    return likely.length > 0 ? likely : ranked;
  }
}
