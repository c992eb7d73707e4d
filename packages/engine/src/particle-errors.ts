/** A question about particles that the run cannot answer, with what would help. */
export class ParticleQuestionError extends Error {
  readonly tag = 'ParticleQuestion' as const;

  constructor(
    readonly species: number,
    reason: string,
    readonly hint: string,
  ) {
    super(`${reason} ${hint}`);
    this.name = 'ParticleQuestionError';
  }
}
