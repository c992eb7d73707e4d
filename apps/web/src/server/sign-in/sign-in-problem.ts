/** Why somebody is not signed in, as the sign-in page is told in its address or in the answer to a form. */
export const SIGN_IN_PROBLEMS = [
  'wrong',
  'used',
  'expired',
  'attempts',
  'stale',
  'not-allowed',
  'declined',
  'institution',
] as const;

export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number];

/** True for a word of the list. */
export function isSignInProblem(text: unknown): text is SignInProblem {
  return SIGN_IN_PROBLEMS.some((problem) => problem === text);
}
