/** What one figure may ask for at most, so that no address can exhaust the worker. */
export const MAX_PANELS = 64;
export const MAX_LAYERS = 16;
export const MAX_LEVELS = 64;
export const MAX_COLORBARS = 16;
export const MAX_TICKS = 100;
export const MAX_BINS = 1024;
export const MAX_TRAJECTORIES = 10_000;
/** Numbers in one list of a specification. */
export const MAX_INLINE_VALUES = 1_000_000;
/** Frames of an animation. */
export const MAX_FRAMES = 2000;
export const MIN_PIXELS = 16;
export const MAX_PIXELS = 4096;
export const MIN_DPI = 10;
export const MAX_DPI = 1200;
export const MAX_TEXT_LENGTH = 500;
export const MAX_EXPRESSION_LENGTH = 2000;
/** Longest encoded specification that is read, in characters. */
export const MAX_ENCODED_LENGTH = 262_144;
/** Longest canonical JSON that an encoded specification may hold, in bytes. */
export const MAX_DECODED_BYTES = 4_000_000;
