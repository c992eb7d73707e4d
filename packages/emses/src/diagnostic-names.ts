/** The text files that a run writes rows of numbers to, in reading order. */
export const DIAGNOSTIC_NAMES = [
  'icur',
  'ocur',
  'pbody',
  'pbodyr',
  'pbodyd',
  'energy',
  'energy1',
  'energy2',
  'ewave',
  'chgacm1',
  'chgacm2',
  'chgmov',
  'influx',
  'noflux',
  'isflux',
  'nesc',
  'currnt',
  'seyield',
  'volt',
  'oltime',
  'pprobe',
] as const;

export type DiagnosticName = (typeof DIAGNOSTIC_NAMES)[number];

export function isDiagnosticName(name: string): name is DiagnosticName {
  return DIAGNOSTIC_NAMES.some((known) => known === name);
}
