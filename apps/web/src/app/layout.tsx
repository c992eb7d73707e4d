import { below } from '../base-path';
import '@fontsource-variable/source-sans-3/wght.css';
import '@fontsource-variable/source-sans-3/wght-italic.css';
import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/source-serif-4/opsz-italic.css';
import '@fontsource-variable/source-code-pro/wght.css';
import '../styles/japanese.css';
import '../styles/tokens.css';
import '../styles/paper.css';
import '../styles/controls.css';
import '../styles/figure-marks.css';
import '../styles/figure-frame.css';
import '../styles/parts.css';
import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { LanguageProvider } from '../i18n/language';
import { isLocale, LANGUAGE_COOKIE, type Locale, localeFromHeader } from '../i18n/locale';
import { SessionProvider } from '../shell/session/session-provider';
import { FOLLOW_SYSTEM_SCRIPT, isTheme, THEME_COOKIE, type Theme } from '../shell/theme';
import { WorkerConnection } from '../trpc/client';

/** Asked for at each request: what stands before the icon's path is known only when the server runs. */
export function generateMetadata(): Metadata {
  return { title: { default: 'emout', template: '%s · emout' }, icons: { icon: below('/icon.svg') } };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

interface Preferences {
  readonly locale: Locale;
  readonly theme: Theme | null;
  readonly nonce: string | undefined;
}

/** The address (which the server hands on in a header: a layout does not see the query) goes before the cookie. */
async function readPreferences(): Promise<Preferences> {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const asked = new URLSearchParams(head.get('x-emout-query') ?? '');
  const lang = asked.get('lang') ?? jar.get(LANGUAGE_COOKIE)?.value;
  const theme = asked.get('theme') ?? jar.get(THEME_COOKIE)?.value;
  return {
    locale: isLocale(lang) ? lang : localeFromHeader(head.get('accept-language')),
    theme: isTheme(theme) ? theme : null,
    nonce: head.get('x-nonce') ?? undefined,
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, theme, nonce } = await readPreferences();
  return (
    <html
      lang={locale}
      data-theme={theme ?? 'light'}
      data-base={below('') || undefined}
      suppressHydrationWarning
    >
      <head>
        {theme === null ? (
          <script nonce={nonce} suppressHydrationWarning>
            {FOLLOW_SYSTEM_SCRIPT}
          </script>
        ) : null}
      </head>
      <body>
        <LanguageProvider initial={locale}>
          <WorkerConnection>
            <SessionProvider>{children}</SessionProvider>
          </WorkerConnection>
        </LanguageProvider>
      </body>
    </html>
  );
}
