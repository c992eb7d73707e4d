import { canonicalCodes, huffmanLengths } from './huffman-code.js';
import type { PixelKernel } from './pixel-kernel.js';
import {
  CODED,
  END_OF_BLOCK,
  LEAST_COPY,
  LENGTH_SYMBOLS,
  LITERALS,
  LONGEST_COPY,
  SYMBOLS,
} from './run-length-symbols.js';

const LONGEST_CODE = 15;
/** Deflate with the smallest window, fastest (RFC 1950). */
const ZLIB_HEADER = [0x78, 0x01];
/** All lengths from 0 to 15 are written with four bits each: a complete code of 16 of the 19 symbols. */
const LENGTH_BITS = 4;
/** The order in which the lengths of these codes are written (RFC 1951, 3.2.7). */
const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/**
 * The scan lines of a picture as a zlib stream, in one block with a Huffman code of its own. The only copies are of the
 * byte before, as with zlib's Z_RLE, of which this is a third of the time. Valid until the next.
 */
export function deflateLines(kernel: PixelKernel): Uint8Array<ArrayBuffer> {
  kernel.countCodes();
  const lengths = huffmanLengths(symbolCounts(kernel.counts), LONGEST_CODE);
  const symbols = canonicalCodes(lengths);
  const { codes, deflated } = kernel;
  for (let literal = 0; literal < LITERALS; literal++) {
    const code = symbols[literal];
    codes[2 * literal] = code?.bits ?? 0;
    codes[2 * literal + 1] = code?.count ?? 0;
  }
  for (let length = LEAST_COPY; length <= LONGEST_COPY; length++) {
    const { symbol, bits, count } = LENGTH_SYMBOLS[length] ?? { symbol: 0, bits: 0, count: 0 };
    const code = symbols[symbol] ?? { bits: 0, count: 0 };
    codes[2 * (LITERALS + length)] = code.bits | (bits << code.count);
    // The one distance has a code of one bit, 0.
    codes[2 * (LITERALS + length) + 1] = code.count + count + 1;
  }
  const writer = new BitWriter(deflated);
  for (const byte of ZLIB_HEADER) writer.write(byte, 8);
  writeBlockHead(writer, lengths);
  const end = symbols[END_OF_BLOCK] ?? { bits: 0, count: 0 };
  let at = kernel.writeCodes(writer.bytes, writer.held, end);
  const checksum = kernel.adler32();
  for (let shift = 24; shift >= 0; shift -= 8) deflated[at++] = checksum >>> shift;
  return deflated.subarray(0, at);
}

function symbolCounts(counts: Uint32Array): Uint32Array {
  const symbols = new Uint32Array(SYMBOLS);
  symbols.set(counts.subarray(0, LITERALS));
  symbols[END_OF_BLOCK] = 1;
  for (let length = LEAST_COPY; length < CODED - LITERALS; length++) {
    const symbol = LENGTH_SYMBOLS[length]?.symbol ?? 0;
    symbols[symbol] = (symbols[symbol] ?? 0) + (counts[LITERALS + length] ?? 0);
  }
  return symbols;
}

/** The head of the last block, with codes of its own. */
function writeBlockHead(writer: BitWriter, lengths: Uint8Array): void {
  writer.write(1, 1);
  writer.write(2, 2);
  writer.write(SYMBOLS - 257, 5);
  writer.write(0, 5);
  writer.write(LENGTH_ORDER.length - 4, 4);
  for (const symbol of LENGTH_ORDER) writer.write(symbol <= LONGEST_CODE ? LENGTH_BITS : 0, 3);
  const codeOfLength = canonicalCodes(new Uint8Array(LONGEST_CODE + 1).fill(LENGTH_BITS));
  for (const length of lengths) writer.write(codeOfLength[length]?.bits ?? 0, LENGTH_BITS);
  // One distance, of one byte.
  writer.write(codeOfLength[1]?.bits ?? 0, LENGTH_BITS);
}

class BitWriter {
  bytes = 0;
  #bits = 0;
  #count = 0;

  constructor(readonly target: Uint8Array) {}

  /** Bits that fill no byte yet. */
  get held(): { readonly bits: number; readonly count: number } {
    return { bits: this.#bits, count: this.#count };
  }

  write(bits: number, count: number): void {
    this.#bits |= bits << this.#count;
    this.#count += count;
    while (this.#count >= 8) {
      this.target[this.bytes++] = this.#bits & 255;
      this.#bits >>>= 8;
      this.#count -= 8;
    }
  }
}
