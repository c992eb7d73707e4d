import type { Color } from '@emout/figure/scene';

/**
 * Text as XML holds it. Characters that XML 1.0 cannot hold, control characters and halves of surrogate pairs become
 * U+FFFD; tabs and ends of lines become spaces.
 */
export function xmlText(text: string): string {
  return (
    text
      .replace(/[\t\n\r]/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not allow
      .replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff\p{Cs}]/gu, '\ufffd')
      .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
  );
}

/** A name that XML and CSS accept as (the beginning of) an id: other characters become `_`. */
export function idName(text: string): string {
  const name = text.slice(0, 100).replace(/[^A-Za-z0-9_-]/g, '_');
  return /^[A-Za-z_]/.test(name) ? name : `_${name}`;
}

/** An attribute for a colour, with one for its opacity where it is not opaque. */
export function paint(attribute: 'fill' | 'stroke', { r, g, b, a }: Color): string {
  const opacity = a < 1 ? ` ${attribute}-opacity="${Math.round(Math.max(0, a) * 1000) / 1000}"` : '';
  return ` ${attribute}="${hexColor(r, g, b)}"${opacity}`;
}

/** `#1a2b3c`, or `#123` where that says the same. */
export function hexColor(r: number, g: number, b: number): string {
  const hex = ((1 << 24) | (channel(r) << 16) | (channel(g) << 8) | channel(b)).toString(16).slice(1);
  const [r1, r2, g1, g2, b1, b2] = hex;
  return r1 === r2 && g1 === g2 && b1 === b2 ? `#${r1}${g1}${b1}` : `#${hex}`;
}

function channel(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}
