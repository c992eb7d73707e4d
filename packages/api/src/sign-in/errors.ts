/** A session has as many keys as it may have. */
export class TooManyKeysError extends Error {
  override readonly name = 'TooManyKeysError';
  readonly tag = 'TooManyKeys' as const;

  constructor(readonly most: number) {
    super(
      `This session has ${most} keys, which is the most. Take one away with \`emout server link --revoke <id>\`; \`--list\` shows them.`,
    );
  }
}

/** A key was asked for with words that no key can have. */
export class KeyRequestError extends Error {
  override readonly name = 'KeyRequestError';
  readonly tag = 'KeyRequest' as const;
}
