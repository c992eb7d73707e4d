'use client';

import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { cookiePath } from '../base-path';
import { Icon } from '../ui/icon';
import { isTyping } from '../ui/typing';
import { isTheme, THEME_COOKIE, type Theme } from './theme';

const YEAR_S = 365 * 24 * 3600;

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

function currentTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  return isTheme(theme) ? theme : 'light';
}

/** The theme of the page, kept on `<html data-theme>`. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme, () => 'light');
}

/** Changes the theme at once and remembers the choice. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: Firefox has no cookieStore.
  document.cookie = `${THEME_COOKIE}=${theme};path=${cookiePath()};max-age=${YEAR_S};samesite=lax`;
}

/** Light or dark; also the key `t`. */
export function ThemeSwitch() {
  const t = useTranslations('shell');
  const theme = useTheme();
  const toggle = useCallback(() => chooseTheme(currentTheme() === 'dark' ? 'light' : 'dark'), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 't' || event.defaultPrevented || isTyping(event)) return;
      toggle();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [toggle]);
  const label = theme === 'dark' ? t('toLight') : t('toDark');
  return (
    <button type="button" className="ib" onClick={toggle} title={label} aria-label={label}>
      <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
    </button>
  );
}
