/** A name that no session can have. */
export class SessionNameError extends Error {
  readonly tag = 'SessionName' as const;
  constructor(readonly given: string) {
    super(
      `${JSON.stringify(given.slice(0, 80))} names no session. A name has up to 40 letters, digits, ".", "_" and "-", and is not "." or "..".`,
    );
  }
}

/** The state of a session was written by a later version of emout. */
export class LaterStateError extends Error {
  readonly tag = 'LaterState' as const;
  constructor(
    readonly path: string,
    readonly version: number,
  ) {
    super(
      `${path} is of version ${version}, written by a later emout; this one reads version 1. Use that emout for this session.`,
    );
  }
}

/** A setting of the server has a value it cannot have. */
export class SettingError extends Error {
  readonly tag = 'Setting' as const;
  constructor(
    readonly source: string,
    reason: string,
  ) {
    super(`${source}: ${reason}`);
  }
}

/** There is no session of the name that was asked for, or none at all. */
export class NoSessionError extends Error {
  readonly tag = 'NoSession' as const;
  constructor(readonly session: string | null) {
    super(
      session === null
        ? 'There is no session. Start one with: emout server start'
        : `There is no session "${session}". emout server status --all lists those there are.`,
    );
  }
}

/** A session ended, or never came up, while it was waited for. */
export class SessionStartError extends Error {
  readonly tag = 'SessionStart' as const;
  constructor(
    readonly session: string,
    reason: string,
  ) {
    super(`The session "${session}" did not start: ${reason}`);
  }
}

/** The file system that holds the sessions does not answer; whether one runs is not known. */
export class SessionFilesError extends Error {
  readonly tag = 'SessionFiles' as const;
  constructor(
    readonly path: string,
    cause: unknown,
  ) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'it is not known why';
    super(
      `${path} cannot be read now (${code}). Whether the session runs is not known; try again when the file system is back, or ask SLURM with squeue --me.`,
      { cause },
    );
  }
}

/** A session does not answer yet, so that there is no address of it. */
export class NotAnsweringError extends Error {
  readonly tag = 'NotAnswering' as const;
  constructor(readonly session: string) {
    super(`The session "${session}" does not answer yet. emout server status says where it stands.`);
  }
}

/** No key of the session has this id. */
export class KeyNotFoundError extends Error {
  readonly tag = 'KeyNotFound' as const;
  constructor(readonly id: string) {
    super(
      `No key has the id ${JSON.stringify(id.slice(0, 40))}; it was used, or never there. emout server link --list shows all.`,
    );
  }
}
