import type { ByteFile } from './byte-file.js';
import { type Words, wordsOver } from './dtype.js';

const PAGE = 4096;
/** Distances of buffer and file position, modulo a page, within which copying is slow. */
const SLOW_DISTANCE = 128;

/**
 * One reused buffer per thread for byte ranges of which only some bytes are wanted.
 *
 * Some processors (AMD EPYC, `rep movsb`) copy out of the page cache at a sixth of their speed when the
 * destination lies a few bytes behind the source modulo 4096: bytes are therefore placed half a page apart.
 */
export class ReadBuffer {
  /** The most bytes one `fill` takes. */
  readonly byteLength: number;
  readonly bytes: Uint8Array;
  readonly #buffer: ArrayBuffer;
  readonly #words = new Map<number, Words>();

  constructor(byteLength: number) {
    this.byteLength = byteLength;
    this.#buffer = new ArrayBuffer(byteLength + PAGE);
    this.bytes = new Uint8Array(this.#buffer);
  }

  /** Reads a byte range; returns where in `bytes` it begins, a multiple of 8. */
  fill(file: ByteFile, position: number, length: number, what: string): number {
    const at = ((position + PAGE / 2) % PAGE) & ~7;
    file.readFully(this.bytes, at, length, position, what);
    return at;
  }

  /** The whole buffer as words; the same view each time. */
  words(wordBytes: number): Words {
    let words = this.#words.get(wordBytes);
    if (!words) {
      words = wordsOver(this.#buffer, wordBytes);
      this.#words.set(wordBytes, words);
    }
    return words;
  }

  /** Whether reading from `position` straight to offset `into` of a large array would be slow. */
  isSlowInto(into: number, position: number): boolean {
    const distance = (((into - position) % PAGE) + PAGE) % PAGE;
    return Math.min(distance, PAGE - distance) <= SLOW_DISTANCE;
  }
}
