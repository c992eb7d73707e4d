const POLYNOMIAL = 0xedb88320;

/** What a byte does to the checksum, alone and with one, two and three bytes behind it. */
const TABLES = crcTables();

function crcTables(): readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array] {
  const alone = Uint32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    return crc;
  });
  const followed = (crcs: Uint32Array) => crcs.map((crc) => (alone[crc & 255] as number) ^ (crc >>> 8));
  const [one, two] = [followed(alone), followed(followed(alone))];
  return [alone, one, two, followed(two)];
}

/** The checksum of PNG chunks (ISO 3309) over `bytes[from … to)`. */
export function crc32(bytes: Uint8Array, from = 0, to = bytes.length): number {
  const [alone, one, two, three] = TABLES;
  let crc = 0xffffffff;
  let i = from;
  for (const whole = from + ((to - from) & ~3); i < whole; i += 4) {
    crc ^=
      (bytes[i] as number) |
      ((bytes[i + 1] as number) << 8) |
      ((bytes[i + 2] as number) << 16) |
      ((bytes[i + 3] as number) << 24);
    crc =
      (three[crc & 255] as number) ^
      (two[(crc >>> 8) & 255] as number) ^
      (one[(crc >>> 16) & 255] as number) ^
      (alone[crc >>> 24] as number);
  }
  for (; i < to; i++) crc = (alone[(crc ^ (bytes[i] as number)) & 255] as number) ^ (crc >>> 8);
  return ~crc >>> 0;
}
