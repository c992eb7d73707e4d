import type { Notice } from '@emout/api/schemas';
import { formatBytes, formatDuration } from '@emout/units/number-format';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from './language';
import type { Locale } from './locale';
import type { notices } from './messages/en/notices';

/** A sentence of the worker, and what it is made of. */
export interface Said {
  readonly reason: string | null;
  readonly notice: Notice | null;
}

/** Tells what the worker said in the language of the page; what it has no words for stays English. */
export function useNotice(): (said: Said) => string | null {
  const t = useTranslations('notices');
  const { locale } = useLanguage();
  return useCallback(
    ({ reason, notice }: Said) => {
      if (notice === null || !t.has(notice.code as keyof typeof notices)) return reason;
      return t(notice.code as keyof typeof notices, spokenValues(notice.values, locale));
    },
    [t, locale],
  );
}

/** The same numbers as people read them; counts stay numbers, for the plural. */
function spokenValues(values: Notice['values'], locale: Locale): Notice['values'] {
  const { actualBytes, expectedBytes, quietS, ...others } = values;
  const spoken: Notice['values'] = { ...others };
  for (const [key, value] of Object.entries(others)) {
    if (typeof value === 'string' && locale === 'ja') {
      spoken[key] = value
        .replaceAll('–', '～')
        .replaceAll(', ', '、')
        .replace(/ and (\d+) more$/, 'ほか $1');
    }
  }
  if (typeof actualBytes === 'number') spoken.actual = formatBytes(actualBytes).replace(' ', '\u00a0');
  if (typeof expectedBytes === 'number') spoken.size = formatBytes(expectedBytes).replace(' ', '\u00a0');
  if (typeof quietS === 'number') spoken.duration = formatDuration(quietS, locale);
  return spoken;
}
