import { lstatSync, unlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

/** The directory for the socket cannot be trusted or used. */
export class RuntimeDirectoryError extends Error {
  readonly tag = 'RuntimeDirectory' as const;

  constructor(
    readonly directory: string,
    reason: string,
  ) {
    super(`${directory} ${reason}`);
    this.name = 'RuntimeDirectoryError';
  }
}

/** sockaddr_un holds 108 bytes on Linux and 104 on macOS, the last of them zero. */
const MAX_SOCKET_PATH_BYTES = 103;

/**
 * The path of the socket of worker `index`, free to be bound. Whoever can reach the socket can read every run, so the
 * directory has to be ours and closed to everybody else.
 * @throws RuntimeDirectoryError
 */
export async function claimSocketPath(directory: string, index: number): Promise<string> {
  const stats = lstatSync(directory, { throwIfNoEntry: false });
  if (stats === undefined) throw new RuntimeDirectoryError(directory, 'does not exist.');
  if (!stats.isDirectory()) throw new RuntimeDirectoryError(directory, 'is not a directory.');
  if (process.geteuid !== undefined && stats.uid !== process.geteuid()) {
    throw new RuntimeDirectoryError(directory, `belongs to user ${stats.uid}, not to ${process.geteuid()}.`);
  }
  if ((stats.mode & 0o077) !== 0) {
    const mode = (stats.mode & 0o777).toString(8).padStart(4, '0');
    throw new RuntimeDirectoryError(
      directory,
      `has mode ${mode}, which lets others in; run: chmod 700 ${directory}`,
    );
  }
  const socket = join(directory, `worker-${index}.sock`);
  if (Buffer.byteLength(socket) > MAX_SOCKET_PATH_BYTES) {
    throw new RuntimeDirectoryError(
      directory,
      `makes a socket path of ${Buffer.byteLength(socket)} bytes; at most ${MAX_SOCKET_PATH_BYTES} are possible.`,
    );
  }
  if (await answers(socket)) {
    throw new RuntimeDirectoryError(directory, 'is in use: another worker answers on its socket.');
  }
  removeSocket(socket);
  return socket;
}

/** Removes a socket that is there; anything else under the name is an error of `listen`. */
export function removeSocket(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSocket()) unlinkSync(path);
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket);
    connection.once('connect', () => {
      connection.destroy();
      resolve(true);
    });
    connection.once('error', () => resolve(false));
  });
}
