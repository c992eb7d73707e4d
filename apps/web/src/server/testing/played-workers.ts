import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Visitor } from '../visitor.js';
import { WorkerFleet } from '../worker-fleet.js';

/** An owner's browser. */
export const OWNER: Visitor = { role: 'owner', scope: null, client: 'test' };

/** Workers that a test plays, at the sockets of a fleet. */
export class PlayedWorkers implements AsyncDisposable {
  readonly directory = mkdtempSync(path.join(tmpdir(), 'emout-fleet-'));
  readonly fleet: WorkerFleet;
  readonly #servers: (Server | null)[];
  readonly #sockets: readonly string[];

  constructor(count: number) {
    this.#sockets = Array.from({ length: count }, (_, k) => path.join(this.directory, `worker-${k}.sock`));
    this.#servers = this.#sockets.map(() => null);
    this.fleet = new WorkerFleet(this.#sockets.map((socket) => ({ kind: 'socket', path: socket })));
  }

  /** Lets worker `k` listen and answer; with its own number unless told otherwise. */
  async start(k: number, behave: RequestListener = (_, response) => response.end(String(k))): Promise<void> {
    const server = createServer(behave);
    this.#servers[k] = server;
    await once(server.listen(this.#sockets[k]), 'listening');
  }

  /** Ends worker `k` as a crash does: connections break, and nobody listens. */
  async end(k: number): Promise<void> {
    const server = this.#servers[k];
    if (server === null || server === undefined) return;
    this.#servers[k] = null;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }

  /** Asks about a run; the text of the answer. */
  async ask(run: string | null): Promise<string> {
    const request = { method: 'GET', path: '/', headers: {}, body: null, run, visitor: OWNER } as const;
    const answer = await this.fleet.ask(request, new AbortController().signal);
    return answer.body.text();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.fleet[Symbol.asyncDispose]();
    await Promise.all(this.#servers.map((_, k) => this.end(k)));
    rmSync(this.directory, { recursive: true, force: true });
  }
}
