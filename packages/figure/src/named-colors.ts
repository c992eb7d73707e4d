/** The colours that people call by name: matplotlib's letters and the sixteen of HTML, with CSS's values. */
const NAMES: Readonly<Record<string, string>> = {
  k: '#000000',
  w: '#ffffff',
  r: '#ff0000',
  g: '#008000',
  b: '#0000ff',
  c: '#00bfbf',
  m: '#bf00bf',
  y: '#bfbf00',
  black: '#000000',
  white: '#ffffff',
  gray: '#808080',
  grey: '#808080',
  silver: '#c0c0c0',
  red: '#ff0000',
  maroon: '#800000',
  orange: '#ffa500',
  gold: '#ffd700',
  yellow: '#ffff00',
  olive: '#808000',
  lime: '#00ff00',
  green: '#008000',
  teal: '#008080',
  cyan: '#00ffff',
  aqua: '#00ffff',
  blue: '#0000ff',
  navy: '#000080',
  purple: '#800080',
  magenta: '#ff00ff',
  fuchsia: '#ff00ff',
  pink: '#ffc0cb',
  brown: '#a52a2a',
};

/** `#rrggbb` in lower case for `#RRGGBB`, `#rgb`, a grey `0.6` as matplotlib writes it, or a name; null for others. */
export function hexOfColorName(written: string): string | null {
  const text = written.trim().toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(text)) return text;
  if (/^#[0-9a-f]{3}$/.test(text)) return `#${[...text.slice(1)].map((digit) => digit + digit).join('')}`;
  if (/^(0(\.\d+)?|1(\.0+)?|\.\d+)$/.test(text)) {
    const channel = Math.round(Number(text) * 255)
      .toString(16)
      .padStart(2, '0');
    return `#${channel.repeat(3)}`;
  }
  return Object.hasOwn(NAMES, text) ? (NAMES[text] ?? null) : null;
}
