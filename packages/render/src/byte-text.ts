/** Where ASCII text stands whole in bytes, at `from` or later and before `to`; −1 when it does not. */
export function indexOfText(bytes: Uint8Array, text: string, from = 0, to = bytes.length): number {
  const within = bytes.subarray(0, to);
  const first = text.charCodeAt(0);
  for (let at = within.indexOf(first, from); at >= 0; at = within.indexOf(first, at + 1)) {
    if (hasText(within, text, at)) return at;
  }
  return -1;
}

/** Whether ASCII text stands at a place. */
export function hasText(bytes: Uint8Array, text: string, at: number): boolean {
  for (let k = 0; k < text.length; k++) if (bytes[at + k] !== text.charCodeAt(k)) return false;
  return true;
}

/** Bytes as characters, one each; ASCII as it is. */
export function latin1(bytes: Uint8Array, from: number, to: number): string {
  return new TextDecoder('latin1').decode(bytes.subarray(Math.max(0, from), Math.max(0, to)));
}

/** Bytes as UTF-8; what is none becomes U+FFFD. */
export function utf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
