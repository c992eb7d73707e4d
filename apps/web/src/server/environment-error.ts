/** A variable of the environment that is missing or cannot be used. */
export class EnvironmentError extends Error {
  readonly tag = 'Environment' as const;

  constructor(message: string) {
    super(message);
    this.name = 'EnvironmentError';
  }
}
