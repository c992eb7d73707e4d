import { deflateSync, Inflate } from 'fflate';
import { MAX_DECODED_BYTES, MAX_ENCODED_LENGTH } from './bounds.js';
import { canonicalJson } from './canonical.js';
import { CODEC_DICTIONARY } from './codec-dictionary.js';
import { FigureSpecError } from './errors.js';
import { sha256 } from './sha256.js';
import { type FigureSpec, parseFigureSpec } from './spec.js';

/** First character of a compressed figure; what begins otherwise is base64url of plain JSON. */
const COMPRESSED = '~';
/** Inflated at once: a piece of input this long becomes at most a thousand times longer. */
const PIECE_BYTES = 256;

/**
 * A figure as text for an address: `~` and base64url of its canonical JSON, deflated (RFC 1951) with a dictionary of
 * what figures usually say. A map of one field takes about 60 characters.
 * @throws FigureSpecError when the text would be longer than `decodeSpec` reads.
 */
export function encodeSpec(spec: FigureSpec): string {
  const packed = deflateSync(canonicalBytes(spec), { level: 9, dictionary: CODEC_DICTIONARY });
  const encoded = COMPRESSED + toBase64Url(packed);
  if (encoded.length > MAX_ENCODED_LENGTH) throw tooLong(encoded.length);
  return encoded;
}

/**
 * The figure that `encodeSpec` wrote, or base64url of its JSON; checked, with its defaults. No more is unpacked than
 * the largest figure takes.
 * @throws FigureSpecError when the text is too long, cut, or names a figure that the schema refuses.
 */
export function decodeSpec(text: string): FigureSpec {
  if (text.length > MAX_ENCODED_LENGTH) throw tooLong(text.length);
  return parseFigureSpec(parseJson(text));
}

/** 32 hexadecimal digits that differ for figures that differ: the first half of SHA-256 of the canonical JSON. */
export function specHash(spec: FigureSpec): string {
  return sha256(canonicalBytes(spec)).slice(0, 32);
}

function canonicalBytes(spec: FigureSpec): Uint8Array {
  return new TextEncoder().encode(canonicalJson(spec));
}

function parseJson(text: string): unknown {
  try {
    const bytes = text.startsWith(COMPRESSED) ? inflated(fromBase64Url(text.slice(1))) : fromBase64Url(text);
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new FigureSpecError(
      '',
      'The figure in this address is cut or altered; copy the whole address again.',
      { cause },
    );
  }
}

function inflated(packed: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  const stream = new Inflate({ dictionary: CODEC_DICTIONARY }, (piece, final) => {
    length += piece.length;
    if (length > MAX_DECODED_BYTES) throw new RangeError('longer than any figure');
    pieces.push(piece);
    ended ||= final;
  });
  for (let at = 0; at < packed.length; at += PIECE_BYTES) {
    stream.push(packed.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= packed.length);
  }
  if (!ended) throw new SyntaxError('cut');
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function tooLong(length: number): FigureSpecError {
  return new FigureSpecError(
    '',
    `The figure takes ${length} characters; an address holds at most ${MAX_ENCODED_LENGTH}.`,
  );
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array {
  if (!/^[\w-]*$/.test(text)) throw new SyntaxError('a character that base64url does not have');
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
