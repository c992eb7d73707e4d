import { connect as connectPlainly, type Socket } from 'node:net';
import {
  type ConnectionOptions,
  connect as connectSecurely,
  createSecureContext,
  type SecureContext,
} from 'node:tls';
import { NotReachedError } from './errors.js';
import type { Target, TlsTarget } from './session-target.js';

/** Nobody on the same network takes longer. */
const CONNECT_TIMEOUT_MS = 5_000;
/** A node that lost its power is noticed. */
const KEEP_ALIVE_MS = 60_000;

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at its address',
  ECONNRESET: 'its server closed the connection',
  EPIPE: 'its server closed the connection',
  ENOENT: 'nothing listens at its address',
  EHOSTUNREACH: 'its node is not reached from here',
  ENETUNREACH: 'its node is not reached from here',
  ETIMEDOUT: 'its node does not answer',
  ENOTFOUND: 'the name of its node is not known here',
  EAI_AGAIN: 'the name of its node is not known here',
};
const OTHER_SERVER = 'what answers at its address is not its server (the certificate is another one)';

/** The end of a sentence that says why a connection came to nothing. */
export function unreachedReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/CERT|ISSUER|VERIFY|SIGNATURE|ALTNAME|SELF_SIGNED/.test(code)) return OTHER_SERVER;
  if (/SSL|TLS/.test(code)) return 'what answers at its address does not speak TLS as its server does';
  return REASONS[code] ?? 'its server does not answer';
}

/** Waits for the event that says a connection stands, at most five seconds; throws NotReachedError. */
export function established(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  signal: AbortSignal,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const giveUp = (reason: string) => {
      settle();
      socket.destroy();
      reject(new NotReachedError(reason));
    };
    const onError = (error: unknown) => giveUp(unreachedReason(error));
    const onClose = () => giveUp('its server closed the connection');
    const onAbort = () => giveUp('nobody waits for it any more');
    const onReady = () => {
      settle();
      resolve(socket);
    };
    const timer = setTimeout(() => giveUp('its node does not answer'), CONNECT_TIMEOUT_MS);
    const settle = () => {
      clearTimeout(timer);
      socket.off('error', onError).off('close', onClose).off(event, onReady);
      signal.removeEventListener('abort', onAbort);
    };
    // Stays: what a connection says between two listeners must not bring the process down.
    socket.on('error', () => undefined);
    socket.on('error', onError).on('close', onClose).on(event, onReady);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
  });
}

interface Known {
  readonly target: TlsTarget;
  readonly context: SecureContext;
  /** The newest ticket of the server, which spares the next connection the exchange of certificates. */
  session: Buffer | undefined;
}

const isSame = (a: TlsTarget, b: TlsTarget) =>
  a.host === b.host && a.port === b.port && a.ca === b.ca && a.cert === b.cert && a.key === b.key;

/** Makes connections to the server of a session; by TLS only to one that has the certificate of the session. */
export class NodeConnections {
  #known: Known | null = null;

  /** Throws NotReachedError. A TLS connection is never returned before the server has shown its certificate. */
  async connect(target: Exclude<Target, { kind: 'absent' }>, signal: AbortSignal): Promise<Socket> {
    if (target.kind === 'loopback') {
      const socket = connectPlainly({ host: '127.0.0.1', port: target.port, allowHalfOpen: true });
      socket.setNoDelay(true);
      return established(socket, 'connect', signal);
    }
    const known = this.#knownOf(target);
    const options: ConnectionOptions & { allowHalfOpen: true } = {
      host: target.host,
      port: target.port,
      secureContext: known.context,
      rejectUnauthorized: true,
      allowHalfOpen: true,
      ...(known.session === undefined ? {} : { session: known.session }),
    };
    const socket = connectSecurely(options);
    socket.setNoDelay(true);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    socket.on('session', (session) => {
      known.session = session;
    });
    try {
      return await established(socket, 'secureConnect', signal);
    } catch (error) {
      known.session = undefined;
      throw error;
    }
  }

  #knownOf(target: TlsTarget): Known {
    if (this.#known !== null && isSame(this.#known.target, target)) return this.#known;
    const { ca, cert, key } = target;
    try {
      const context = createSecureContext({ ca, cert, key, minVersion: 'TLSv1.2' });
      this.#known = { target, context, session: undefined };
      return this.#known;
    } catch {
      throw new NotReachedError('its certificates cannot be read');
    }
  }
}
