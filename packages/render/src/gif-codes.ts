const LONGEST_SUB_BLOCK = 255;

/** Codes of varying width as GIF stores them: low bits first, in sub-blocks of up to 255 bytes behind their length. */
export class GifCodes {
  #bytes = new Uint8Array(0);
  /** Where the length of the open sub-block will stand. */
  #lengthAt = 0;
  #at = 0;
  #bits = 0;
  #bitCount = 0;

  /** Begins the image data of a picture of `pixelCount` pixels with its code size. */
  start(codeSize: number, pixelCount: number): void {
    // No pixel takes more than one code of 12 bits; a clear code comes after 3838 of them, a length before 255 bytes.
    const most = Math.ceil(pixelCount * 1.5 * (1 + 1 / 3000) * (1 + 1 / 250)) + 64;
    if (this.#bytes.length < most) this.#bytes = new Uint8Array(most);
    this.#bytes[0] = codeSize;
    this.#lengthAt = 1;
    this.#at = 2;
    this.#bits = 0;
    this.#bitCount = 0;
  }

  put(code: number, width: number): void {
    let bits = this.#bits | (code << this.#bitCount);
    let bitCount = this.#bitCount + width;
    while (bitCount >= 8) {
      this.#putByte(bits);
      bits >>>= 8;
      bitCount -= 8;
    }
    this.#bits = bits;
    this.#bitCount = bitCount;
  }

  /** The image data with its terminator; valid until the next `start`. */
  finish(): Uint8Array {
    if (this.#bitCount > 0) this.#putByte(this.#bits);
    const length = this.#at - this.#lengthAt - 1;
    this.#bytes[this.#lengthAt] = length;
    // An empty sub-block is the terminator itself.
    if (length > 0) this.#bytes[this.#at++] = 0;
    return this.#bytes.subarray(0, this.#at);
  }

  #putByte(byte: number): void {
    if (this.#at - this.#lengthAt > LONGEST_SUB_BLOCK) {
      this.#bytes[this.#lengthAt] = LONGEST_SUB_BLOCK;
      this.#lengthAt = this.#at++;
    }
    this.#bytes[this.#at++] = byte;
  }
}
