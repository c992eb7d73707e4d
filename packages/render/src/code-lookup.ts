/** The way from codes to colours for coders that do not look up at once; keeps the room for the codes of a row. */
export class CodeLookup {
  #codes = new Uint16Array(0);

  paint(encode: (codes: Uint16Array) => void, colors: Uint8Array, target: Uint8Array): void {
    if (this.#codes.length !== target.length) this.#codes = new Uint16Array(target.length);
    const codes = this.#codes;
    encode(codes);
    for (let x = 0; x < target.length; x++) target[x] = colors[codes[x] as number] as number;
  }
}
