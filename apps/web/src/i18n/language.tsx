'use client';

import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';
import { IntlProvider } from 'use-intl';
import { cookiePath } from '../base-path';
import type { Catalogue } from './catalogue';
import { en } from './en';
import { ja } from './ja';
import { LANGUAGE_COOKIE, type Locale } from './locale';

const CATALOGUES: Readonly<Record<Locale, Catalogue>> = { en, ja };
const YEAR_S = 365 * 24 * 3600;

interface Language {
  readonly locale: Locale;
  /** Shows the page in another language at once and remembers the choice. */
  readonly choose: (locale: Locale) => void;
}

const LanguageContext = createContext<Language>({ locale: 'en', choose: () => {} });

/** The catalogues of both languages are small, so that switching asks nothing of the server. */
export function LanguageProvider({ initial, children }: { initial: Locale; children: ReactNode }) {
  const [locale, setLocale] = useState(initial);
  const choose = useCallback((next: Locale) => {
    // biome-ignore lint/suspicious/noDocumentCookie: Firefox has no cookieStore.
    document.cookie = `${LANGUAGE_COOKIE}=${next};path=${cookiePath()};max-age=${YEAR_S};samesite=lax`;
    document.documentElement.lang = next;
    setLocale(next);
  }, []);
  const language = useMemo(() => ({ locale, choose }), [locale, choose]);
  return (
    <LanguageContext value={language}>
      <IntlProvider
        locale={locale}
        messages={CATALOGUES[locale]}
        timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
      >
        {children}
      </IntlProvider>
    </LanguageContext>
  );
}

/** The language in which the page speaks. */
export function useLanguage(): Language {
  return use(LanguageContext);
}
