/** How large a synthetic run is to be. */
export type SampleSize = 'small' | 'demo' | 'medium' | 'large';

export const SAMPLE_SIZES: readonly SampleSize[] = ['small', 'demo', 'medium', 'large'];

/** Whether a word names a size. */
export function isSampleSize(word: string): word is SampleSize {
  return (SAMPLE_SIZES as readonly string[]).includes(word);
}
