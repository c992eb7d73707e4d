/** `minutes`, `minutes:seconds`, `hours:minutes:seconds`, `days-hours`, `days-hours:minutes`, `days-hours:minutes:seconds`. */
const WALLTIME = /^(?:(\d{1,4})-)?(\d{1,6})(?::(\d{1,6}))?(?::(\d{1,6}))?$/;

/** Seconds of a time as SLURM reads and writes it; null for anything else (`UNLIMITED`, `NOT_SET`). */
export function walltimeSeconds(text: string): number | null {
  const match = WALLTIME.exec(text);
  if (match === null) return null;
  const [, days, ...rest] = match;
  const [first = 0, second, third] = rest.filter((part) => part !== undefined).map(Number);
  if (days !== undefined) return ((Number(days) * 24 + first) * 60 + (second ?? 0)) * 60 + (third ?? 0);
  if (second === undefined) return first * 60;
  if (third === undefined) return first * 60 + second;
  return (first * 60 + second) * 60 + third;
}
