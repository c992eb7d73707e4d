/** Where a tunnel listens. */
export interface TunnelPlace {
  /** At 127.0.0.1 and ::1. */
  readonly port: number;
  /** An owner-only Unix socket; null where none can be made. */
  readonly socket: string | null;
}

/** What a tunnel says first of itself. */
export interface TunnelAnnouncement extends TunnelPlace {
  readonly tunnel: true;
  readonly session: string;
  /** `""` or `/a/b`, before every path of the session's server. */
  readonly base_path: string;
  /** The port of the session's printed address. */
  readonly address_port: number;
}

/** `emout server tunnel --name <name> [--port <port>] [--attached]` on a machine that shares the home with the session. */
export interface TunnelOptions {
  /** The directory of the session, `~/.emout/web/servers/<name>`. */
  readonly directory: string;
  readonly name: string;
  /** Listen exactly here; null: the session's own port, or one of the next twenty. */
  readonly port: number | null;
  /**
   * Belongs to the command that reads its standard output, and ends with its standard input: it takes no other tunnel's
   * place, and stands in no `tunnel.json`.
   */
  readonly attached?: boolean;
  /** Is told once where it listens; left out: one JSON line on standard output, a TunnelAnnouncement. */
  readonly onListening?: (place: TunnelAnnouncement) => void;
  /** How long the session's state may be gone before the tunnel ends, in milliseconds; ten minutes unless given. */
  readonly goneLimitMs?: number;
  /** Between two looks at the session's directory, in milliseconds; five seconds unless given. */
  readonly watchMs?: number;
}

/** What a living tunnel is looked for, and started, with. */
export interface EnsureTunnelOptions {
  readonly directory: string;
  readonly name: string;
  readonly port: number | null;
  /** Program and words before `server tunnel …`; left out: those of this process. */
  readonly program?: readonly string[];
}

/** `emout server tunnel --via <login> [--name <name>] [--port <port>]` on a laptop, which has no session directory. */
export interface RemoteTunnelOptions {
  /** `host` or `user@host`, as `ssh` takes it. */
  readonly login: string;
  /** null: the active session there. */
  readonly name: string | null;
  /** Listen exactly here; null: the port of this account, or one of the next twenty. */
  readonly port: number | null;
  /** The command `emout` on the login node; a name on its PATH, or a path. */
  readonly remoteCommand?: string;
  /** Is told once where it listens, when the connection stands; left out: a sentence on standard output. */
  readonly onListening?: (place: TunnelAnnouncement) => void;
  /** Is told, in a sentence, of the connection; left out: standard error. */
  readonly onProgress?: (sentence: string) => void;
}
