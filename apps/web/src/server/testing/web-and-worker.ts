import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { request } from 'undici';
import { createPlainServer, type HttpServer } from '../http-server.js';
import type { ListenKind } from '../listen-setting.js';
import { type OpenedGate, openGate } from '../sign-in/open-gate.js';
import { createWebHandler } from '../web-server.js';
import { WorkerFleet } from '../worker-fleet.js';

/** The owner's lasting key that opens the server. */
export const TOKEN = 'c0ffee'.repeat(8);

/** A session directory with a secret and this key. */
function writeSession(directory: string): void {
  writeFileSync(path.join(directory, 'secret'), 'secret');
  const hash = createHash('sha256').update(TOKEN).digest('hex');
  const key = { v: 1, hash, kind: 'lasting', role: 'owner', scope: null, label: null };
  const text = JSON.stringify({ ...key, created_at: new Date().toISOString(), expires_at: null });
  mkdirSync(path.join(directory, 'keys'), { mode: 0o700 });
  writeFileSync(path.join(directory, 'keys', `${hash.slice(0, 16)}.json`), text, { mode: 0o600 });
}

export interface WebAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Uint8Array;
  readonly text: string;
  json(): unknown;
}

/** Where a test's server stands; left out: at localhost, with nothing before its paths. */
export interface WebPlace {
  readonly basePath?: string;
  readonly allowedHosts?: readonly string[];
  readonly kind?: ListenKind;
}

/** The web server on a free port, with a worker that a test plays. */
export class WebAndWorker implements AsyncDisposable {
  /** What the worker does with a request. */
  behave: RequestListener = (_, response) => response.writeHead(500).end();
  /** What the last page was asked for with. */
  pageHeaders: IncomingHttpHeaders = {};
  readonly #worker: Server;
  readonly #web: HttpServer;

  private constructor(
    readonly directory: string,
    /** Of an owner's browser that is signed in. */
    readonly cookie: string,
    readonly workers: WorkerFleet,
    readonly opened: OpenedGate,
    { basePath = '', allowedHosts = [], kind = 'loopback' }: WebPlace,
  ) {
    this.#worker = createServer((asked, response) => this.behave(asked, response));
    const handle = createWebHandler({
      gate: opened.gate,
      workers,
      allowedHosts,
      basePath,
      pages: async (asked, response) => {
        this.pageHeaders = asked.headers;
        response.end('a page');
      },
    });
    this.#web = createPlainServer((asked, response) => handle(asked, response, kind));
  }

  static async start(place: WebPlace = {}): Promise<WebAndWorker> {
    const directory = mkdtempSync(path.join(tmpdir(), 'emout-web-'));
    writeSession(directory);
    const socket = path.join(directory, 'worker-0.sock');
    const opened = openGate({ sessionDirectory: directory, session: 'test', basePath: place.basePath ?? '' });
    const owner = { role: 'owner', scope: null, lastingKey: null } as const;
    const cookie = (await opened.cookie.issue(owner, false)).split(';')[0] ?? '';
    const both = new WebAndWorker(
      directory,
      cookie,
      new WorkerFleet([{ kind: 'socket', path: socket }]),
      opened,
      place,
    );
    await once(both.#worker.listen(socket), 'listening');
    await once(both.#web.listen(0, '127.0.0.1'), 'listening');
    return both;
  }

  get port(): number {
    const at = this.#web.address();
    return typeof at === 'object' && at !== null ? at.port : 0;
  }

  async ask(
    address: string,
    headers: Record<string, string> = {},
    method: 'GET' | 'HEAD' | 'POST' = 'GET',
    body: string | null = null,
  ): Promise<WebAnswer> {
    const answer = await request(`http://127.0.0.1:${this.port}${address}`, { method, headers, body });
    const bytes = new Uint8Array(await answer.body.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    return {
      ...{ status: answer.statusCode, headers: answer.headers, bytes, text },
      json: (): unknown => JSON.parse(text),
    };
  }

  async loseWorker(): Promise<void> {
    this.#worker.closeAllConnections();
    this.#worker.close();
    await once(this.#worker, 'close');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.opened.audit.flush();
    await this.workers[Symbol.asyncDispose]();
    for (const server of [this.#web, this.#worker]) {
      server.closeAllConnections();
      server.close();
    }
    rmSync(this.directory, { recursive: true, force: true });
  }
}
