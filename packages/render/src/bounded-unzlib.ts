import { Unzlib } from 'fflate';

/** Unpacked at once: so much input becomes at most a thousand times longer. */
const PIECE_BYTES = 4096;

/**
 * Unpacks a zlib stream (RFC 1950); null when it is cut, altered, or longer than `maxBytes` unpacked, which is found
 * out on the way.
 */
export function boundedUnzlib(packed: Uint8Array, maxBytes: number): Uint8Array | null {
  const pieces: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  const stream = new Unzlib((piece, final) => {
    length += piece.length;
    pieces.push(piece);
    ended ||= final;
  });
  try {
    for (let at = 0; at < packed.length && length <= maxBytes; at += PIECE_BYTES) {
      stream.push(packed.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= packed.length);
    }
  } catch {
    return null;
  }
  if (!ended || length > maxBytes) return null;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
