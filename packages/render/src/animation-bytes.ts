const FIRST_ROOM = 1 << 16;

/** A file that is written from beginning to end, and patched where a number is known last. */
export class GrowingBytes {
  #bytes = new Uint8Array(FIRST_ROOM);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  byte(value: number): void {
    this.#makeRoom(1);
    this.#bytes[this.#length++] = value;
  }

  /** Two bytes, low byte first. */
  uint16le(value: number): void {
    this.#makeRoom(2);
    this.#view.setUint16(this.#length, value, true);
    this.#length += 2;
  }

  /** Two bytes, high byte first. */
  uint16be(value: number): void {
    this.#makeRoom(2);
    this.#view.setUint16(this.#length, value);
    this.#length += 2;
  }

  /** Three bytes, low byte first. */
  uint24le(value: number): void {
    this.byte(value & 255);
    this.uint16le(value >>> 8);
  }

  uint32le(value: number): void {
    this.#makeRoom(4);
    this.#view.setUint32(this.#length, value, true);
    this.#length += 4;
  }

  uint32be(value: number): void {
    this.#makeRoom(4);
    this.#view.setUint32(this.#length, value);
    this.#length += 4;
  }

  /** Characters of one byte each. */
  ascii(text: string): void {
    this.#makeRoom(text.length);
    for (let i = 0; i < text.length; i++) this.#bytes[this.#length++] = text.charCodeAt(i);
  }

  bytes(data: Uint8Array): void {
    this.#makeRoom(data.length);
    this.#bytes.set(data, this.#length);
    this.#length += data.length;
  }

  patchUint32le(at: number, value: number): void {
    this.#view.setUint32(at, value, true);
  }

  patchUint32be(at: number, value: number): void {
    this.#view.setUint32(at, value);
  }

  /** What is written so far from `start` on; valid until more is written. */
  written(start = 0): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(start, this.#length);
  }

  #makeRoom(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}
