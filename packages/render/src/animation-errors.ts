/** An animation of no frames. */
export class NoFramesError extends Error {
  readonly tag = 'NoFrames' as const;

  constructor() {
    super(
      'An animation needs at least one frame; the selection has none. Select a range of the axis that it runs over.',
    );
    this.name = 'NoFramesError';
  }
}

/** A frame of another size than the first; `frame` counts from 0. */
export class FrameSizeError extends Error {
  readonly tag = 'FrameSize' as const;

  constructor(
    readonly frame: number,
    size: { readonly widthPx: number; readonly heightPx: number },
    first: { readonly widthPx: number; readonly heightPx: number },
  ) {
    super(
      `Frame ${frame} has ${size.widthPx} × ${size.heightPx} pixels, frame 0 has ${first.widthPx} × ${first.heightPx}. Draw all frames of an animation in one size.`,
    );
    this.name = 'FrameSizeError';
  }
}

/** An animation that would be larger than its bound; `frames` of them fit. */
export class AnimationTooLargeError extends Error {
  readonly tag = 'AnimationTooLarge' as const;

  constructor(
    readonly frames: number,
    readonly maxBytes: number,
  ) {
    super(
      `${frames === 0 ? 'Not one frame fits' : `Only the first ${frames === 1 ? 'frame fits' : `${frames} frames fit`}`} into ${formatBytes(maxBytes)}. Draw a smaller picture, take every second frame or fewer, or raise the limit.`,
    );
    this.name = 'AnimationTooLargeError';
  }
}

/** Frames larger than WebP holds. */
export class WebpSizeError extends Error {
  readonly tag = 'WebpSize' as const;

  constructor(
    readonly widthPx: number,
    readonly heightPx: number,
    maxPx: number,
  ) {
    super(
      `The frames have ${widthPx} × ${heightPx} pixels; WebP holds at most ${maxPx} × ${maxPx}. Draw a smaller picture or choose another format.`,
    );
    this.name = 'WebpSizeError';
  }
}

/** A setting of an animation that nothing can be played with. */
export class AnimationOptionError extends Error {
  readonly tag = 'AnimationOption' as const;

  constructor(
    readonly option: 'intervalMs' | 'loops' | 'maxBytes',
    readonly value: number,
    reason: string,
  ) {
    super(`${option} is ${value}; ${reason}.`);
    this.name = 'AnimationOptionError';
  }
}

/** @throws AnimationOptionError when a bound is not a positive number. */
export function checkMaxBytes(maxBytes: number): void {
  if (!(maxBytes > 0))
    throw new AnimationOptionError('maxBytes', maxBytes, 'give a positive number of bytes');
}

function formatBytes(bytes: number): string {
  return bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${Number((bytes / 1e6).toPrecision(3))} MB`;
}
