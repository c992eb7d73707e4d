import type { ArrivalNote } from './reopen-figure';

const KEY = 'emout-arrival';

/** Goes to the page of a figure, where the note is shown. */
export function arriveAt(address: string, note: ArrivalNote | null): void {
  if (note !== null) window.sessionStorage.setItem(KEY, JSON.stringify({ address, note }));
  // A whole load: the explorer reads its address once, and may be the page that is left.
  window.location.assign(address);
}

/** The note for this page, once. */
export function takeArrivalNote(): ArrivalNote | null {
  const text = window.sessionStorage.getItem(KEY);
  if (text === null) return null;
  window.sessionStorage.removeItem(KEY);
  // Written by this page, in this tab.
  const { address, note }: { address: string; note: ArrivalNote } = JSON.parse(text);
  const { pathname } = new URL(address, window.location.origin);
  return pathname === window.location.pathname ? note : null;
}
