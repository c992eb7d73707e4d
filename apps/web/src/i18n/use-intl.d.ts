import type { Catalogue } from './catalogue';
import type { Locale as AppLocale } from './locale';

declare module 'use-intl' {
  interface AppConfig {
    Locale: AppLocale;
    Messages: Catalogue;
  }
}
