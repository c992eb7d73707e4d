import { runTunnel } from '../tunnel/run-tunnel.js';
import type { TunnelOptions, TunnelPlace } from '../tunnel/tunnel-options.js';
import type { SessionDirectory } from './tls-session.js';

/** A tunnel of this process, until it is disposed of. */
export class TunnelInProcess implements AsyncDisposable {
  private constructor(
    readonly place: TunnelPlace,
    readonly ended: Promise<number>,
    readonly stopping: AbortController,
  ) {}

  /** Starts the tunnel of a session and waits until it listens. */
  static async start(at: SessionDirectory, options: Partial<TunnelOptions> = {}): Promise<TunnelInProcess> {
    const stopping = new AbortController();
    const { directory, name } = at;
    const { promise, resolve } = listening();
    const ended = runTunnel(
      { directory, name, port: null, ...options, onListening: resolve },
      stopping.signal,
    );
    // It is awaited later; until then nobody hears of its failure.
    ended.catch(() => undefined);
    const place = await Promise.race([promise, ended]);
    if (typeof place === 'number') throw new Error('The tunnel ended before it listened.');
    return new TunnelInProcess(place, ended, stopping);
  }

  get port(): number {
    return this.place.port;
  }

  stop(): Promise<number> {
    this.stopping.abort();
    return this.ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

function listening() {
  let resolve: (place: TunnelPlace) => void = () => undefined;
  const promise = new Promise<TunnelPlace>((fulfil) => {
    resolve = fulfil;
  });
  return { promise, resolve };
}
