import type { Locale } from './locale';

/** Dates as the page writes them, whatever the browser's region: 22 Nov 2025, 2025-11-22; the clock has 24 hours. */
const DATES: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }),
  ja: new Intl.DateTimeFormat('sv-SE', { day: '2-digit', month: '2-digit', year: 'numeric' }),
};
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const CLOCK_WITH_SECONDS = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', hourCycle: 'h23' });

export function formatDate(atMs: number, locale: Locale): string {
  return DATES[locale].format(atMs);
}

export function formatClock(atMs: number, withSeconds = false): string {
  return (withSeconds ? CLOCK_WITH_SECONDS : CLOCK).format(atMs);
}

export type Day = 'today' | 'yesterday' | 'earlier';

/** On which day something was, by the reader's calendar. */
export function dayOf(atMs: number, nowMs: number): Day {
  const midnight = new Date(nowMs);
  midnight.setHours(0, 0, 0, 0);
  if (atMs >= midnight.getTime()) return 'today';
  midnight.setDate(midnight.getDate() - 1);
  return atMs >= midnight.getTime() ? 'yesterday' : 'earlier';
}
