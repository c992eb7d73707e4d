'use client';

import { formatAge } from '@emout/units/number-format';
import { useTranslations } from 'use-intl';
import { dayOf, formatClock, formatDate } from '../i18n/date-words';
import { useLanguage } from '../i18n/language';

/** Recent changes are told by their age, which ticks; older ones by the clock or the date. */
const AGE_UP_TO_MS = 10 * 60_000;

export interface WrittenProps {
  readonly atMs: number;
  readonly nowMs: number | null;
  readonly growing: boolean;
}

/** When something was last written. */
export function Written({ atMs, nowMs, growing }: WrittenProps) {
  const t = useTranslations('runs.when');
  const { locale } = useLanguage();
  if (nowMs === null) return formatDate(atMs, locale);
  const age = nowMs - atMs;
  if (growing && age < AGE_UP_TO_MS) return formatAge(age / 1000, locale);
  const day = dayOf(atMs, nowMs);
  return day === 'earlier' ? formatDate(atMs, locale) : t(day, { time: formatClock(atMs) });
}
