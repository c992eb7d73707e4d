import type { ListenPlace } from './listen-setting.js';

type ListenFault =
  | 'PortTaken'
  | 'NotThisMachine'
  | 'NotPermitted'
  | 'NoCertificate'
  | 'SocketPath'
  | 'SocketTaken'
  | 'Other';

/** A place at which the server cannot listen; the sentence says why, and what to do. */
export class ListenError extends Error {
  readonly tag = 'Listen' as const;

  constructor(
    readonly fault: ListenFault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ListenError';
  }
}

/** A place as people write it. */
function placeName(place: ListenPlace): string {
  switch (place.kind) {
    case 'loopback':
      return `localhost:${place.port}`;
    case 'tls':
    case 'http':
      return `${place.host.includes(':') ? `[${place.host}]` : place.host}:${place.port}`;
    case 'socket':
      return place.path;
  }
}

/** What the operating system's refusal to listen means. */
export function listenErrorOf(place: ListenPlace, cause: unknown): ListenError {
  if (cause instanceof ListenError) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  const name = placeName(place);
  switch (code) {
    case 'EADDRINUSE':
      return new ListenError(
        'PortTaken',
        `Another process listens at ${name}. Choose another port with --port, or end that process.`,
        { cause },
      );
    case 'EADDRNOTAVAIL':
      return new ListenError(
        'NotThisMachine',
        `${name} is no address of this machine; \`ip address\` lists those that are.`,
        { cause },
      );
    case 'EACCES':
    case 'EPERM':
      return new ListenError(
        'NotPermitted',
        `This account may not listen at ${name}. Ports below 1024 are for root; choose a higher one.`,
        { cause },
      );
    default:
      return new ListenError('Other', `The server cannot listen at ${name}: ${code}.`, { cause });
  }
}
