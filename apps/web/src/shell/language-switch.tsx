'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '../i18n/language';
import { LOCALES, type Locale } from '../i18n/locale';

const OWN_NAMES: Readonly<Record<Locale, string>> = { en: 'EN', ja: '日本語' };

/** EN | 日本語 */
export function LanguageSwitch() {
  const t = useTranslations('shell');
  const { locale, choose } = useLanguage();
  return (
    <fieldset className="langs" aria-label={t('language')}>
      {LOCALES.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          className={one === locale ? 'on' : undefined}
          aria-pressed={one === locale}
          onClick={() => choose(one)}
        >
          {OWN_NAMES[one]}
        </button>
      ))}
    </fieldset>
  );
}
