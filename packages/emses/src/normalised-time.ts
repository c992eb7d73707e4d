import type { Parameters } from './parameters.js';

/** Which plasma frequency time is counted in: that of species 1, the electrons, or of species 2, the ions. */
export type PlasmaClock = 'wpe' | 'wpi';

/** Time as a pure number of plasma periods over 2π, or why it cannot be given. */
export type NormalisedTime =
  | {
      readonly kind: 'known';
      readonly label: string;
      readonly unit: '';
      /** Angular plasma frequency in EMSES units. */
      readonly frequency: number;
      /** Between neighbouring positions; the mean when they are not equally spaced. */
      readonly spacing: number;
      at(position: number): number;
    }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Of a time axis what its normalised form is made of. */
interface EmsesTimes {
  readonly measure: 'time' | 'step' | 'output';
  readonly spacingEmses: number;
  timeEmses(position: number): number;
}

const CLOCKS: Readonly<Record<PlasmaClock, { readonly species: number; readonly label: string }>> = {
  wpe: { species: 1, label: 'ωpe t' },
  wpi: { species: 2, label: 'ωpi t' },
};

/** The positions of a time axis in a plasma clock. */
export function normalisedTime(
  axis: EmsesTimes,
  clock: PlasmaClock,
  parameters: Parameters | null,
): NormalisedTime {
  const { species, label } = CLOCKS[clock];
  const frequency = parameters?.numberAt('wp', species) ?? 0;
  if (frequency === 0) {
    return { kind: 'unknown', reason: `wp(${species}) is zero or missing, so ${label} is not known.` };
  }
  if (axis.measure !== 'time') {
    return {
      kind: 'unknown',
      reason: `The parameters give no dt or no output interval, so ${label} is not known.`,
    };
  }
  return {
    kind: 'known',
    label,
    unit: '',
    frequency,
    spacing: frequency * axis.spacingEmses,
    at: (position) => frequency * axis.timeEmses(position),
  };
}
