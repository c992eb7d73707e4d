/** The colours that the scene takes from the page: what is drawn in 3D has no style sheet. */
export interface Palette {
  readonly ink: string;
  /** Lines of the box. */
  readonly frame: string;
  readonly mark: string;
  /** Greys of faces across x, across y, and across z seen from above and from below; 0…1, as they appear. */
  readonly greys: { readonly x: number; readonly y: number; readonly up: number; readonly down: number };
}

/** Greys that keep all four directions apart and every line of ink readable on them. */
const GREYS = {
  light: { x: 0.765, y: 0.855, up: 0.925, down: 0.69 },
  dark: { x: 0.2, y: 0.275, up: 0.345, down: 0.15 },
} as const;

/** The palette of the theme that the page shows now. */
export function paletteOf(theme: 'light' | 'dark', style: CSSStyleDeclaration): Palette {
  const color = (name: string) => style.getPropertyValue(name).trim();
  return { ink: color('--ink'), frame: color('--ink4'), mark: color('--mark'), greys: GREYS[theme] };
}
