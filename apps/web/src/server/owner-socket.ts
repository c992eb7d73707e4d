import { lstatSync, mkdirSync, unlinkSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { ListenError } from './listen-error.js';

/** `sun_path` of Linux has 108 bytes, the last of which is zero. */
const MAX_PATH_BYTES = 107;

function requireOwnDirectory(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const { uid, mode } = lstatSync(directory);
  if (uid === process.getuid?.() && (mode & 0o077) === 0) return;
  throw new ListenError(
    'SocketPath',
    `${directory} is open to others, who could reach the socket in it. Run \`chmod 700 ${directory}\`, or choose another directory.`,
  );
}

function isAnswered(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socketPath);
    connection.once('connect', () => {
      connection.destroy();
      resolve(true);
    });
    connection.once('error', () => resolve(false));
  });
}

/**
 * Makes a path ready for a Unix socket: its directory is the owner's alone, and a socket that a dead process left there
 * is removed. @throws ListenError
 */
export async function prepareSocketPath(socketPath: string): Promise<void> {
  const bytes = Buffer.byteLength(socketPath);
  if (bytes > MAX_PATH_BYTES) {
    throw new ListenError(
      'SocketPath',
      `${socketPath} has ${bytes} bytes; the path of a Unix socket has at most ${MAX_PATH_BYTES} (108 with the zero at its end). Choose a shorter directory.`,
    );
  }
  requireOwnDirectory(path.dirname(socketPath));
  const there = lstatSync(socketPath, { throwIfNoEntry: false });
  if (there === undefined) return;
  if (!there.isSocket()) {
    throw new ListenError(
      'SocketTaken',
      `${socketPath} is there and is no socket. Remove it, or choose another path.`,
    );
  }
  if (await isAnswered(socketPath)) {
    throw new ListenError(
      'SocketTaken',
      `Another process listens at ${socketPath}. End it, or choose another path.`,
    );
  }
  unlinkSync(socketPath);
}
