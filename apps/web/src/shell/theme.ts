export const THEME_COOKIE = 'emout-theme';

export type Theme = 'light' | 'dark';

export function isTheme(text: string | null | undefined): text is Theme {
  return text === 'light' || text === 'dark';
}

/** Runs before the first paint where nobody has chosen: the theme of the reader's system. */
export const FOLLOW_SYSTEM_SCRIPT =
  "if(matchMedia('(prefers-color-scheme: dark)').matches)document.documentElement.dataset.theme='dark'";
