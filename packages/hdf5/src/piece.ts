import type { ByteFile } from './byte-file.js';
import type { Words } from './dtype.js';
import { gather } from './gather.js';
import type { TransferBuffer } from './transfer-buffer.js';
import type { TransferAxis } from './transfer-plan.js';

/** A pass over a stretch of a file in pieces, each of which fits into one transfer; plain data, so that it can cross threads. */
export interface PiecedPass {
  /** Position of the first byte of the dataset in the file. */
  readonly byteOffset: number;
  readonly wordBytes: number;
  readonly axes: readonly TransferAxis[];
  /** The axis of `axes` that is cut into pieces. */
  readonly level: number;
  /** First word in the dataset and in the result. */
  readonly source: number;
  readonly target: number;
  /** Words from the first to the last selected one of one step of the axis. */
  readonly span: number;
  /** Steps of the axis in one piece. */
  readonly atOnce: number;
}

/** How many pieces a pass has. */
export function pieceCount({ axes, level, atOnce }: PiecedPass): number {
  return Math.ceil((axes[level]?.count ?? 0) / atOnce);
}

/** Bytes of the file that a pass goes over. */
export function passBytes({ axes, level, span, wordBytes }: PiecedPass): number {
  const axis = axes[level];
  return axis === undefined ? 0 : (span + (axis.count - 1) * axis.source) * wordBytes;
}

/**
 * Reads one piece into `buffer` and moves the selected words to `into`.
 * @throws TruncatedFileError, Hdf5ReadError
 */
export function readPiece(
  pass: PiecedPass,
  piece: number,
  file: ByteFile,
  buffer: TransferBuffer,
  into: Words,
  what: string,
): void {
  const axis = pass.axes[pass.level];
  if (axis === undefined) return;
  const first = piece * pass.atOnce;
  const count = Math.min(pass.atOnce, axis.count - first);
  const source = pass.source + first * axis.source;
  const words = pass.span + (count - 1) * axis.source;
  const at = buffer.fill(file, pass.byteOffset + source * pass.wordBytes, words * pass.wordBytes, what);
  const target = pass.target + first * axis.target;
  gather(buffer.words(pass.wordBytes), at / pass.wordBytes, into, target, pass.axes, pass.level, count);
}
