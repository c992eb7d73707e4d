import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCertificates } from '../server/certificates.js';
import { replaceOwnerOnlyFile } from '../server/owner-only-file.js';
import { ownIdentity } from '../server/process-identity.js';
import type { SessionState } from '../server/session-state.js';

/** A server of a session that lets in whoever has the client certificate of `directory`, as the web server does. */
export class TlsServer implements AsyncDisposable {
  readonly #sockets = new Set<Socket>();
  /** Connections that did not have to show their certificate again. */
  resumed = 0;
  requests = 0;

  private constructor(readonly server: Server) {
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    server.on('secureConnection', (socket) => {
      if (socket.isSessionReused()) this.resumed += 1;
    });
    server.on('request', () => {
      this.requests += 1;
    });
  }

  static async listen(directory: string, onRequest: RequestListener, port = 0): Promise<TlsServer> {
    const file = (name: string) => readFileSync(join(directory, 'certs', name));
    const server = createServer(
      {
        ca: file('ca.pem'),
        cert: file('server.pem'),
        key: file('server-key.pem'),
        requestCert: true,
        rejectUnauthorized: true,
      },
      onRequest,
    );
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return new TlsServer(server);
  }

  get port(): number {
    const address: AddressInfo | string | null = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('The server does not listen.');
    return address.port;
  }

  get connections(): number {
    return this.#sockets.size;
  }

  /** Breaks its connections and listens no more. */
  async kill(): Promise<void> {
    if (!this.server.listening) return;
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }
}

/** The directory of a session, with the state and the certificates that its server would write. */
export class SessionDirectory implements Disposable {
  readonly home = mkdtempSync(join(tmpdir(), 'emout-session-'));
  readonly directory: string;

  constructor(readonly name = 'x') {
    this.directory = join(this.home, 'web', 'servers', name);
    mkdirSync(this.directory, { recursive: true, mode: 0o700 });
  }

  async certify(host = '127.0.0.1'): Promise<void> {
    await ensureCertificates(this.directory, host, this.name);
  }

  write(given: Partial<SessionState>): void {
    const state: SessionState = {
      v: 1,
      name: this.name,
      phase: 'running',
      address: null,
      protocol: given.address?.startsWith('http:') ? 'http' : 'https',
      // Of a process that is not this one: the certificates of a session that runs are not replaced.
      ...{ ...ownIdentity(), host: hostname(), pid: 2 ** 22, pid_started: 1 },
      started_at: 1,
      claimed_at: null,
      job_id: null,
      worker_job_ids: [],
      cluster: null,
      ends_at: null,
      idle_s: null,
      workers: 1,
      base_path: '',
      socket: null,
      tls: null,
      session_dir: this.directory,
      roots: ['/data'],
      log: join(this.directory, 'server.log'),
      ...given,
    };
    replaceOwnerOnlyFile(join(this.directory, 'state.json'), JSON.stringify(state));
  }

  /** A server with these certificates, which the state names. */
  async serve(onRequest: RequestListener): Promise<TlsServer> {
    const server = await TlsServer.listen(this.directory, onRequest);
    this.write({ address: `https://127.0.0.1:${server.port}` });
    return server;
  }

  remove(file: string): void {
    rmSync(join(this.directory, file), { force: true });
  }

  [Symbol.dispose](): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}
