import { MAX_ENCODED_LENGTH } from './bounds.js';
import { canonicalSpec } from './canonical.js';
import { FigureSpecError } from './errors.js';
import { sha256 } from './sha256.js';
import { type FigureSpec, parseFigureSpec } from './spec.js';

/**
 * A figure as text for an address: base64url of its canonical JSON. Nothing is compressed, so that a short text
 * cannot grow when it is read.
 * @throws FigureSpecError when the text would be longer than `decodeSpec` reads.
 */
export function encodeSpec(spec: FigureSpec): string {
  const encoded = toBase64Url(canonicalBytes(spec));
  if (encoded.length > MAX_ENCODED_LENGTH) throw tooLong(encoded.length);
  return encoded;
}

/**
 * The figure that `encodeSpec` wrote, checked, with its defaults.
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
  return new TextEncoder().encode(JSON.stringify(canonicalSpec(spec)));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(fromBase64Url(text)));
  } catch (cause) {
    throw new FigureSpecError(
      '',
      'The figure in this address is cut or altered; copy the whole address again.',
      { cause },
    );
  }
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
