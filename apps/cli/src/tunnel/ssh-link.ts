import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { isSessionName } from '../server/session-name.js';
import type { TunnelAnnouncement } from './tunnel-options.js';
import { tunnelArguments } from './tunnel-words.js';

/** Ports from which the tunnel on the login node takes one; those of the kernel's own choice lie above. */
const FIRST_PORT = 20_000;
const END_PORT = 32_000;
const STOP_TIMEOUT_MS = 5_000;

export interface LinkOptions {
  /** Checked by checkedLogin. */
  readonly login: string;
  readonly name: string | null;
  /** Checked by checkedCommand. */
  readonly remoteCommand: string;
  /** The Unix socket that `ssh` makes here. */
  readonly socket: string;
}

/** How a connection by ssh ended: by a fault of its own, or because the command over there did. */
export interface LinkEnd {
  readonly how: string;
  /** The exit code of the command over there; null where the connection itself broke. */
  readonly code: number | null;
}

/** The connection ended before the tunnel over there said where it listens. */
export class NoTunnelError extends Error {
  readonly tag = 'NoTunnel' as const;
  constructor(
    readonly login: string,
    readonly end: LinkEnd,
  ) {
    super(`No tunnel to ${login}: ${end.how}.`);
  }
}

/** A running `ssh` that forwards a Unix socket to a tunnel of the login node. */
export interface SshLink {
  readonly announcement: TunnelAnnouncement;
  readonly ended: Promise<LinkEnd>;
  stop(): Promise<void>;
}

/** The words of `ssh`: one process forwards, and keeps the tunnel over there alive. */
export function sshWords({ login, name, remoteCommand, socket }: LinkOptions, port: number): string[] {
  return [
    ...['-T', '-o', 'ExitOnForwardFailure=yes', '-o', 'StreamLocalBindMask=0177'],
    ...['-o', 'ServerAliveInterval=30', '-o', 'ServerAliveCountMax=3'],
    ...['-L', `${socket}:localhost:${port}`, '--', login],
    ...[remoteCommand, ...tunnelArguments({ name, port, attached: true })],
  ];
}

function announcementOf(line: string): TunnelAnnouncement | null {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('tunnel' in value) || value.tunnel !== true)
      return null;
    if (!('port' in value && 'session' in value && 'base_path' in value && 'address_port' in value))
      return null;
    const { port, session, base_path, address_port } = value;
    const isPort = (one: unknown): one is number =>
      Number.isInteger(one) && Number(one) > 0 && Number(one) < 65_536;
    if (!isPort(port) || !isPort(address_port)) return null;
    if (typeof session !== 'string' || !isSessionName(session)) return null;
    if (typeof base_path !== 'string' || !/^(?:\/[A-Za-z0-9._~-]+)*$/.test(base_path)) return null;
    return { tunnel: true, port, socket: null, session, base_path, address_port };
  } catch {
    return null;
  }
}

/** `ssh` itself ends with 255 when its connection breaks or does not come about. */
const SSH_FAILED = 255;

function endOf(child: ChildProcess): Promise<LinkEnd> {
  return new Promise((resolve) => {
    child.once('error', (error) =>
      resolve({
        how:
          'code' in error && error.code === 'ENOENT'
            ? 'there is no program "ssh" on the PATH'
            : error.message,
        code: null,
      }),
    );
    child.once('close', (code, signal) => {
      const ofRemote = code === SSH_FAILED || code === null ? null : code;
      const how =
        ofRemote === null
          ? `the connection broke (ssh ended with ${signal ?? `code ${code}`})`
          : `the command there ended with code ${ofRemote}`;
      resolve({ how, code: ofRemote });
    });
  });
}

/** The first line that is an announcement; what else is said goes to standard error. */
function announced(child: ChildProcess): Promise<TunnelAnnouncement> {
  return new Promise((resolve) => {
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const announcement = announcementOf(line);
      if (announcement !== null) resolve(announcement);
      else process.stderr.write(`${line}\n`);
    });
  });
}

/**
 * Connects to a login node with the `ssh` of the PATH, which asks for what it needs on the terminal, and starts a
 * tunnel over there. Resolves when it listens and `socket` leads to it. Throws NoTunnelError.
 */
export async function openSshLink(options: LinkOptions, signal: AbortSignal): Promise<SshLink> {
  rmSync(options.socket, { force: true });
  const port = randomInt(FIRST_PORT, END_PORT);
  // Its input stays open: the tunnel over there ends with it, also when this process is killed.
  const child = spawn('ssh', sshWords(options, port), { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.on('error', () => undefined);
  const ended = endOf(child);
  const stop = async () => {
    child.stdin.end();
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(timer);
  };
  const onAbort = () => void stop();
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  const first = await Promise.race([announced(child), ended]);
  signal.removeEventListener('abort', onAbort);
  if ('how' in first) throw new NoTunnelError(options.login, first);
  if (first.port !== port) {
    await stop();
    throw new NoTunnelError(options.login, { how: 'the tunnel there listens at another port', code: null });
  }
  return { announcement: first, ended, stop };
}
