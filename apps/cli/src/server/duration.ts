import { walltimeSeconds } from '../slurm/walltime.js';

const UNIT_S: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };
/** Timers of Node hold 2³¹ ms. */
const LONGEST_DURATION_S = 2_000_000;

/** Seconds of `90m`, `2h`, `45s`, `1d`, or of a time with colons or days as SLURM writes it; null for anything else. */
export function durationSeconds(text: string): number | null {
  const [, number, unit = ''] = /^(\d{1,7})([smhd])$/i.exec(text) ?? [];
  const seconds =
    number === undefined
      ? /[:-]/.test(text)
        ? walltimeSeconds(text)
        : null
      : Number(number) * (UNIT_S[unit.toLowerCase()] ?? 1);
  return seconds !== null && seconds >= 1 && seconds <= LONGEST_DURATION_S ? seconds : null;
}
