import { formatDuration } from '@emout/units/number-format';
import { formatClock, formatDate } from '../../i18n/date-words';
import { useLanguage } from '../../i18n/language';
import { shownSeconds } from './session-clock';

export interface SessionTimes {
  /** A moment in the reader's own time zone; with the day unless it is `nowMs`'s. */
  readonly moment: (atMs: number, nowMs: number) => string;
  /** The time left, which never promises more than there is. */
  readonly left: (leftMs: number) => string;
  readonly length: (lengthMs: number) => string;
}

/** Moments and lengths in the words of the page. */
export function useSessionTimes(): SessionTimes {
  const { locale } = useLanguage();
  return {
    moment: (atMs, nowMs) =>
      formatDate(atMs, locale) === formatDate(nowMs, locale)
        ? formatClock(atMs)
        : `${formatDate(atMs, locale)} ${formatClock(atMs)}`,
    left: (leftMs) => formatDuration(shownSeconds(leftMs), locale),
    length: (lengthMs) => formatDuration(lengthMs / 1000, locale),
  };
}
