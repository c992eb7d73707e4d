import { InvalidArgumentError } from 'commander';

/** Reads an option that is a whole number from `least` on. */
export function wholeNumberFrom(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isSafeInteger(value) && value >= least) return value;
    throw new InvalidArgumentError(
      Number.isFinite(least) ? `A whole number from ${least} on is needed.` : 'A whole number is needed.',
    );
  };
}

/** Reads an option that is a number above 0. */
export function positiveNumber(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError('A number above 0 is needed.');
}
