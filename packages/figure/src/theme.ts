import type { FigureSpec } from './spec.js';
import { MATPLOTLIB_DARK, MATPLOTLIB_LIGHT } from './theme-matplotlib.js';
import type { Theme } from './theme-members.js';
import { PAPER_DARK, PAPER_LIGHT } from './theme-paper.js';
import { PRINT } from './theme-print.js';

export { hexColor, type Theme } from './theme-members.js';

const THEMES: Readonly<Record<FigureSpec['theme'], Readonly<Record<FigureSpec['mode'], Theme>>>> = {
  matplotlib: { light: MATPLOTLIB_LIGHT, dark: MATPLOTLIB_DARK },
  paper: { light: PAPER_LIGHT, dark: PAPER_DARK },
  print: { light: PRINT, dark: PRINT },
};

/** The look that the specification asks for; `print` is on white in both modes. */
export function themeOf({ theme, mode }: Pick<FigureSpec, 'theme' | 'mode'>): Theme {
  return THEMES[theme][mode];
}
