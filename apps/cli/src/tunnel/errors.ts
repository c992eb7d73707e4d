/** A tunnel did not come up. */
export class TunnelStartError extends Error {
  readonly tag = 'TunnelStart' as const;
  constructor(
    readonly session: string,
    reason: string,
  ) {
    super(`The tunnel of the session "${session}" did not start: ${reason}`);
  }
}

/** What was given as a login cannot be one. */
export class LoginError extends Error {
  readonly tag = 'Login' as const;
  constructor(given: string) {
    super(`${JSON.stringify(given.slice(0, 80))} is no login. It looks like host or user@host.`);
  }
}

/** What was given as the command of the other machine cannot be one. */
export class RemoteCommandError extends Error {
  readonly tag = 'RemoteCommand' as const;
  constructor(given: string) {
    super(
      `${JSON.stringify(given.slice(0, 80))} names no command. It is a name or a path of letters, digits, "/", ".", "_" and "-".`,
    );
  }
}

/** The server of a session cannot be connected to; the message is the end of a sentence that says why. */
export class NotReachedError extends Error {
  readonly tag = 'NotReached' as const;
}
