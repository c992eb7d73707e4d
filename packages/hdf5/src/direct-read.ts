import type { ByteFile } from './byte-file.js';
import { LARGEST_GAP_BYTES } from './bytes-to-read.js';
import type { Words } from './dtype.js';
import { type PiecedPass, pieceCount, readPiece } from './piece.js';
import type { ReadCompanion } from './read-companion.js';
import { isSlowTransfer, type TransferBuffer } from './transfer-buffer.js';
import type { TransferAxis, TransferPlan } from './transfer-plan.js';

/** Long runs go straight into the result in pieces, so that an abort is noticed. */
const PIECE_BYTES = 8 << 20;

interface DirectRead {
  readonly file: ByteFile;
  /** Position of the first byte of the dataset in the file. */
  readonly byteOffset: number;
  readonly plan: TransferPlan;
  readonly target: Words;
  readonly buffer: TransferBuffer;
  /** Named in errors. */
  readonly what: string;
  readonly signal: AbortSignal | undefined;
  /** Shares long passes, where there is one. */
  readonly companion: ReadCompanion | null;
}

/** Reads the planned words by byte ranges of the file, without changing their byte order. */
export function readDirect(read: DirectRead): void {
  new DirectReader(read).run(0, read.plan.source, read.plan.target);
}

class DirectReader {
  readonly #read: DirectRead;
  readonly #axes: readonly TransferAxis[];
  readonly #wordBytes: number;
  /** Words from the first to the last selected one, of everything from a level inwards. */
  readonly #spans: readonly number[];
  /** How many steps of the axis of a level one buffer takes; 0 where its gaps are too wide to read along. */
  readonly #steps: readonly number[];
  readonly #targetBytes: Uint8Array;

  constructor(read: DirectRead) {
    this.#read = read;
    this.#axes = read.plan.axes;
    this.#wordBytes = read.target.BYTES_PER_ELEMENT;
    this.#targetBytes = new Uint8Array(read.target.buffer);
    const spans = [1];
    const steps: number[] = [];
    let closeTogether = true;
    for (const axis of [...this.#axes].reverse()) {
      const inner = spans[0] ?? 1;
      closeTogether &&= (axis.source - inner) * this.#wordBytes <= LARGEST_GAP_BYTES;
      const room = read.buffer.byteLength / this.#wordBytes - inner;
      steps.unshift(closeTogether && room >= 0 ? 1 + Math.floor(room / axis.source) : 0);
      spans.unshift(inner + (axis.count - 1) * axis.source);
    }
    this.#spans = spans;
    this.#steps = steps;
  }

  run(level: number, source: number, target: number): void {
    const axis = this.#axes[level];
    if (!axis) return;
    const innermost = level === this.#axes.length - 1;
    if (innermost && axis.source === 1 && axis.target === 1) {
      this.#readRun(source, target, axis.count);
      return;
    }
    const atOnce = Math.max(this.#steps[level] ?? 0, innermost ? 1 : 0);
    if (atOnce === 0 || (atOnce === 1 && !innermost)) {
      for (let k = 0; k < axis.count; k++) {
        this.run(level + 1, source + k * axis.source, target + k * axis.target);
      }
      return;
    }
    this.#readInPieces({
      byteOffset: this.#read.byteOffset,
      wordBytes: this.#wordBytes,
      axes: this.#axes,
      level,
      source,
      target,
      span: this.#spans[level + 1] ?? 1,
      atOnce,
    });
  }

  #readInPieces(pass: PiecedPass): void {
    const { file, buffer, target, what, signal, companion } = this.#read;
    // Only a pass that makes the whole result may be shared: it replaces all of it.
    if (pass.level === 0 && companion?.helps(pass, target) === true) {
      companion.read(pass, file, buffer, target, what, signal);
      return;
    }
    const pieces = pieceCount(pass);
    for (let piece = 0; piece < pieces; piece++) {
      signal?.throwIfAborted();
      readPiece(pass, piece, file, buffer, target, what);
    }
  }

  /** A run of words that are neighbours in the file and in the result. */
  #readRun(source: number, target: number, count: number): void {
    const { file, byteOffset, buffer, signal, what } = this.#read;
    const position = byteOffset + source * this.#wordBytes;
    const into = target * this.#wordBytes;
    const length = count * this.#wordBytes;
    const bounced = isSlowTransfer(into, position, length);
    const piece = bounced ? buffer.byteLength : PIECE_BYTES;
    for (let done = 0; done < length; done += piece) {
      signal?.throwIfAborted();
      const size = Math.min(piece, length - done);
      if (bounced) {
        const at = buffer.fill(file, position + done, size, what);
        this.#targetBytes.set(buffer.bytes.subarray(at, at + size), into + done);
      } else file.readFully(this.#targetBytes, into + done, size, position + done, what);
    }
  }
}
