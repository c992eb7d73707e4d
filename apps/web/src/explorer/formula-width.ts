const LETTER_PX = 12;
/** Name, unit and letter of the panel stand in the same line. */
const SHARE = 0.66;

/** True for a formula that would need more than its part of the title in letters of the usual size. */
export function isLong(text: string, room: number): boolean {
  return text.length * LETTER_PX > room * SHARE;
}
