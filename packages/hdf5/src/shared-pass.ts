import type { ByteFile } from './byte-file.js';
import { wordsOver } from './dtype.js';
import { type PiecedPass, pieceCount, readPiece } from './piece.js';
import type { TransferBuffer } from './transfer-buffer.js';

/** A pass that two threads share; the descriptor belongs to the thread that asked, which waits for the other. */
export interface SharedPass {
  readonly pass: PiecedPass;
  readonly path: string;
  readonly descriptor: number;
  readonly target: SharedArrayBuffer;
}

/** Places in the words that both threads look at. */
const WAKE = 0;
const STATE = 1;
const NEXT_PIECE = 2;
const FAILED = 3;

const NO_PIECE_LEFT = 1 << 30;

const IDLE = 0;
const OFFERED = 1;
const AT_WORK = 2;

/** What two threads agree upon while they take the pieces of one pass in turn; no lock is ever held. */
export class PassControl {
  readonly memory: SharedArrayBuffer;
  readonly #words: Int32Array;
  #seen = 0;

  constructor(memory = new SharedArrayBuffer(4 * Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#words = new Int32Array(memory);
  }

  /** The asking thread offers a pass that was sent before. */
  offer(): void {
    Atomics.store(this.#words, NEXT_PIECE, 0);
    Atomics.store(this.#words, FAILED, 0);
    Atomics.store(this.#words, STATE, OFFERED);
    Atomics.add(this.#words, WAKE, 1);
    Atomics.notify(this.#words, WAKE);
  }

  /**
   * The asking thread has no more to do, or has given up: nothing further is taken, and a companion at work ends its
   * piece. True when all that the companion took is there.
   */
  finish(): boolean {
    Atomics.store(this.#words, NEXT_PIECE, NO_PIECE_LEFT);
    if (Atomics.compareExchange(this.#words, STATE, OFFERED, IDLE) === AT_WORK) {
      Atomics.wait(this.#words, STATE, AT_WORK);
    }
    return Atomics.load(this.#words, FAILED) === 0;
  }

  /** The companion waits until something is offered. */
  sleep(): void {
    Atomics.wait(this.#words, WAKE, this.#seen);
    this.#seen = Atomics.load(this.#words, WAKE);
  }

  /** The companion begins; false when the offer was taken back. */
  begin(): boolean {
    return Atomics.compareExchange(this.#words, STATE, OFFERED, AT_WORK) === OFFERED;
  }

  /** The companion is done with the pieces it took, or has failed at one. */
  end(failed: boolean): void {
    if (failed) Atomics.store(this.#words, FAILED, 1);
    Atomics.store(this.#words, STATE, IDLE);
    Atomics.notify(this.#words, STATE);
  }

  /** The next piece that nobody has taken. */
  take(): number {
    return Atomics.add(this.#words, NEXT_PIECE, 1);
  }
}

/** The companion's part of a pass: takes pieces until none is left. A failure is left for the asker to meet itself. */
export function helpWith(
  { pass, target }: SharedPass,
  control: PassControl,
  file: ByteFile,
  buffer: TransferBuffer,
): void {
  if (!control.begin()) return;
  let failed = false;
  try {
    const into = wordsOver(target, pass.wordBytes);
    const pieces = pieceCount(pass);
    for (let piece = control.take(); piece < pieces; piece = control.take()) {
      readPiece(pass, piece, file, buffer, into, '');
    }
  } catch {
    failed = true;
  }
  control.end(failed);
}
