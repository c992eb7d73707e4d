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
