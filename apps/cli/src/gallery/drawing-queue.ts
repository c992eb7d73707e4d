import type { PlannedPicture } from './gallery-plan.js';

/**
 * Pictures that wait to be drawn. Whoever drew a picture of a field gets the next one of the same field, whose file is
 * open and whose values are at hand; then a field that nobody draws; at last a share of what others have left.
 */
export class DrawingQueue {
  readonly #groups: { readonly field: string; readonly waiting: PlannedPicture[]; taken: boolean }[] = [];

  /** Fields are drawn in the order of their first pictures. */
  constructor(pictures: readonly PlannedPicture[]) {
    for (const picture of pictures) {
      const group = this.#groups.find(({ field }) => field === picture.field);
      if (group !== undefined) group.waiting.push(picture);
      else this.#groups.push({ field: picture.field, waiting: [picture], taken: false });
    }
  }

  /**
   * The next picture; null when none waits.
   * @param field of the picture that was drawn last.
   */
  next(field: string | null): PlannedPicture | null {
    const same = this.#groups.find((group) => group.field === field && group.waiting.length > 0);
    const group = same ?? this.#groups.find(({ taken }) => !taken);
    if (group !== undefined) {
      group.taken = true;
      return group.waiting.shift() ?? null;
    }
    const [fullest] = this.#groups.toSorted((a, b) => b.waiting.length - a.waiting.length);
    // From the end: the animation reads other steps than the pictures before it.
    return fullest?.waiting.pop() ?? null;
  }
}
