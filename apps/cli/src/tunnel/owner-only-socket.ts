import { once } from 'node:events';
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { closeServer } from './loopback-listener.js';

/** The kernel keeps 108 bytes for the path of a socket, with a zero at its end. */
const MAX_PATH_BYTES = 107;
const LAST_RESORT = '/tmp';

const prefixOf = (pid: number) => `emout-${process.getuid?.() ?? 0}-${pid}-`;

/** An owner-only directory for the sockets of this process, with a short path; it goes when it is disposed of. */
export interface SocketDirectory extends Disposable {
  readonly path: string;
}

/**
 * Creates a directory (0700) below XDG_RUNTIME_DIR or the directory for temporary files, or below `/tmp` where the path
 * of a socket called `file` in it would be too long. Its name says the process, so that it is cleared when that is gone.
 */
export function createSocketDirectory(
  file: string,
  parent = process.env.XDG_RUNTIME_DIR ?? tmpdir(),
): SocketDirectory {
  const prefix = prefixOf(process.pid);
  const longest = Buffer.byteLength(join(parent, `${prefix}XXXXXX`, file));
  const base = longest <= MAX_PATH_BYTES ? parent : LAST_RESORT;
  mkdirSync(base, { recursive: true, mode: 0o700 });
  const path = mkdtempSync(join(base, prefix));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** Removes the directory of a socket that the process `pid` made and did not remove itself. */
export function clearSocketDirectory(socket: string, pid: number): void {
  const directory = dirname(socket);
  const isOwn = basename(directory).startsWith(prefixOf(pid));
  const stats = lstatSync(directory, { throwIfNoEntry: false });
  if (isOwn && stats?.isDirectory() && stats.uid === process.getuid?.())
    rmSync(directory, { recursive: true, force: true });
}

interface SocketListener extends AsyncDisposable {
  readonly path: string;
}

async function listenOnOwnerOnlySocket(
  onConnection: (socket: Socket) => void,
  parent?: string,
): Promise<SocketListener> {
  const directory = createSocketDirectory('web.sock', parent);
  const path = join(directory.path, 'web.sock');
  const server = createServer({ allowHalfOpen: true }, onConnection);
  const close = async () => {
    await closeServer(server);
    directory[Symbol.dispose]();
  };
  try {
    const listening = once(server, 'listening');
    server.listen(path);
    await listening;
    chmodSync(path, 0o600);
    return { path, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A Unix socket that the owner alone can reach, made anew when its file is swept away, as by the end of a login. */
export class RenewedSocket implements AsyncDisposable {
  #listener: SocketListener;

  private constructor(
    listener: SocketListener,
    readonly onConnection: (socket: Socket) => void,
    readonly parent: string | undefined,
  ) {
    this.#listener = listener;
  }

  /** Listens in a directory of its own below `parent`; see createSocketDirectory. */
  static async listen(onConnection: (socket: Socket) => void, parent?: string): Promise<RenewedSocket> {
    return new RenewedSocket(await listenOnOwnerOnlySocket(onConnection, parent), onConnection, parent);
  }

  get path(): string {
    return this.#listener.path;
  }

  /** Listens at another path when the file is gone; true when it was. Connections that stand stay. */
  async renew(): Promise<boolean> {
    if (existsSync(this.path)) return false;
    const earlier = this.#listener;
    this.#listener = await listenOnOwnerOnlySocket(this.onConnection, this.parent);
    // Resolves with the last of its connections, for which nobody has to wait.
    void earlier[Symbol.asyncDispose]();
    return true;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#listener[Symbol.asyncDispose]();
  }
}
