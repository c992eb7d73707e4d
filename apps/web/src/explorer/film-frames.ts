/** One frame of the film strip: which positions it stands for and which of them it shows. */
export interface FilmFrame {
  readonly first: number;
  readonly last: number;
  readonly shown: number;
  /** False when the position is not in the file yet (hatched). */
  readonly written: boolean;
}

const MOST_FRAMES = 40;
const LEAST_FRAME_WIDTH = 22;
const SAMPLED_FRAME_WIDTH = 40;

/**
 * Divides a series into frames: one each while they are at most 40 and wide enough, sampled frames beyond.
 * @param written positions that can be drawn; @param total positions that there will be
 */
export function filmFrames(written: number, total: number, widthPx: number): FilmFrame[] {
  const size = Math.max(written, total);
  if (size < 1) return [];
  const everyOne = size <= MOST_FRAMES && widthPx / size >= Math.min(LEAST_FRAME_WIDTH, widthPx / 20);
  const count = everyOne ? size : Math.max(1, Math.min(size, 20, Math.floor(widthPx / SAMPLED_FRAME_WIDTH)));
  const frames: FilmFrame[] = [];
  for (let k = 0; k < count; k++) {
    const first = Math.floor((k * size) / count);
    const last = Math.max(first, Math.floor(((k + 1) * size) / count) - 1);
    const middle = Math.floor((first + last) / 2);
    const isWritten = first < written;
    frames.push({
      first,
      last,
      shown: isWritten ? Math.min(middle, written - 1) : middle,
      written: isWritten,
    });
  }
  return frames;
}

/** The share 0…1 of the strip at which a position's middle lies. */
export function stripShare(position: number, total: number): number {
  return total <= 0 ? 0 : (position + 0.5) / total;
}

/** The position under a share 0…1 of the strip, among those that are written. */
export function positionAtShare(share: number, written: number, total: number): number {
  const position = Math.floor(share * Math.max(1, Math.max(written, total)));
  return Math.max(0, Math.min(written - 1, position));
}
