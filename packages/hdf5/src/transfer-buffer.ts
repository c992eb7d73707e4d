import type { ByteFile } from './byte-file.js';
import { type Words, wordsOver } from './dtype.js';

const PAGE = 4096;
/** Distances of memory and file position, modulo a page, within which the kernel copies slowly. */
const SLOW_DISTANCE = 128;
/** Shorter transfers cost little more than their system call. */
const LONG_TRANSFER = 64 << 10;

/**
 * Whether a transfer between this place in a large buffer and this file position would be slow.
 *
 * Some processors (AMD EPYC, `rep movsb`) copy between memory and page cache at a sixth of their speed
 * when both places are a few bytes apart modulo 4096.
 */
export function isSlowTransfer(offset: number, position: number, length: number): boolean {
  const distance = (((offset - position) % PAGE) + PAGE) % PAGE;
  return length >= LONG_TRANSFER && Math.min(distance, PAGE - distance) <= SLOW_DISTANCE;
}

/** One reused buffer per thread; bytes are placed in it half a page apart from their file position. */
export class TransferBuffer {
  /** The most bytes one transfer takes. */
  readonly byteLength: number;
  readonly bytes: Uint8Array;
  readonly #words = new Map<number, Words>();

  constructor(byteLength: number) {
    this.byteLength = byteLength;
    this.bytes = new Uint8Array(byteLength + PAGE);
  }

  /** Where in `bytes` a transfer with this file position is to begin, a multiple of 8. */
  placeFor(position: number): number {
    return ((position + PAGE / 2) % PAGE) & ~7;
  }

  /** Reads a byte range; returns where in `bytes` it begins. */
  fill(file: ByteFile, position: number, length: number, what: string): number {
    const at = this.placeFor(position);
    file.readFully(this.bytes, at, length, position, what);
    return at;
  }

  /** The whole buffer as words; the same view each time. */
  words(wordBytes: number): Words {
    let words = this.#words.get(wordBytes);
    if (!words) {
      words = wordsOver(this.bytes.buffer, wordBytes);
      this.#words.set(wordBytes, words);
    }
    return words;
  }
}
