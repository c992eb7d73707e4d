import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createKey, type KeyRequest, type Role } from '@emout/api/sign-in-keys';
import { createPlainServer, type HttpServer } from '../http-server.js';
import type { ListenKind } from '../listen-setting.js';
import { type OpenedGate, openGate } from '../sign-in/open-gate.js';
import { createWebHandler } from '../web-server.js';
import { WorkerFleet } from '../worker-fleet.js';

export interface SignInServerOptions {
  readonly session?: string;
  readonly basePath?: string;
  readonly allowedHosts?: readonly string[];
  readonly kind?: ListenKind;
  /** What the file of `EMOUT_OIDC_FILE` holds beside the secret's file. */
  readonly institution?: Readonly<Record<string, unknown>>;
  readonly procedureRoles?: Readonly<Record<string, Role>>;
}

/** The web server with its gate and without a worker; each page answers `page <path>`. */
export class SignInServer implements AsyncDisposable {
  readonly #web: HttpServer;
  readonly #workers: WorkerFleet;

  private constructor(
    readonly directory: string,
    readonly opened: OpenedGate,
    { allowedHosts = [], basePath = '', kind = 'loopback' }: SignInServerOptions,
  ) {
    this.#workers = new WorkerFleet([{ kind: 'socket', path: path.join(directory, 'no.sock') }]);
    const handle = createWebHandler({
      ...{ gate: opened.gate, workers: this.#workers, allowedHosts, basePath },
      pages: async ({ url, headers }, response) => {
        const institution = headers['x-emout-institution'];
        response.end(`page ${url}${institution === undefined ? '' : ` with ${String(institution)}`}`);
      },
    });
    this.#web = createPlainServer((asked, response) => handle(asked, response, kind));
  }

  static async start(options: SignInServerOptions = {}): Promise<SignInServer> {
    const directory = mkdtempSync(path.join(tmpdir(), 'emout-gate-'));
    writeFileSync(path.join(directory, 'secret'), `secret of ${directory}`, { mode: 0o600 });
    const institutionFile = path.join(directory, 'oidc.json');
    if (options.institution !== undefined) {
      writeFileSync(path.join(directory, 'client'), 'the client secret\n', { mode: 0o600 });
      writeFileSync(
        institutionFile,
        JSON.stringify({ ...options.institution, client_secret_file: 'client' }),
      );
    }
    const opened = openGate({
      sessionDirectory: directory,
      session: options.session ?? 'test',
      basePath: options.basePath ?? '',
      institutionFile: options.institution === undefined ? '' : institutionFile,
      procedureRoles: options.procedureRoles,
    });
    const server = new SignInServer(directory, opened, options);
    await once(server.#web.listen(0, '127.0.0.1'), 'listening');
    return server;
  }

  get port(): number {
    return (this.#web.address() as AddressInfo).port;
  }

  key(request: KeyRequest = { kind: 'once', role: 'owner' }): { key: string; id: string } {
    return createKey(this.directory, request);
  }

  /** The lines of the audit log so far. */
  async audit(): Promise<Record<string, unknown>[]> {
    await this.opened.audit.flush();
    const text = readFileSync(path.join(this.directory, 'audit.log'), 'utf8').trimEnd();
    return text.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#web.closeAllConnections();
    this.#web.close();
    await this.opened.audit.flush();
    await this.#workers[Symbol.asyncDispose]();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
