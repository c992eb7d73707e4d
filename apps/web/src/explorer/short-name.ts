const SHORT = 14;

/** What is drawn, as a label has room for it: the name, or the first and last letters of a long expression. */
export function shortName(base: string): string {
  if (base.length <= SHORT) return base;
  return `${base.slice(0, SHORT - 5)}\u2026${base.slice(-4)}`;
}
