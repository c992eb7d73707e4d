import { useCallback, useEffect, useState } from 'react';
import { parseThreeView, printThreeView, type ThreeView } from './three-address';

const WRITE_AFTER_MS = 250;

/** The view that the address holds: read on load and on back and forward, written after each change. */
export function useThreeView(): [ThreeView | null, (change: Partial<ThreeView>) => void] {
  const [view, setView] = useState<ThreeView | null>(null);
  useEffect(() => {
    const read = () => setView(parseThreeView(new URLSearchParams(window.location.search)));
    read();
    window.addEventListener('popstate', read);
    return () => window.removeEventListener('popstate', read);
  }, []);
  useEffect(() => {
    if (view === null) return;
    // Browsers allow only so many changes of the address in a while.
    const timer = setTimeout(() => {
      const query = printThreeView(view);
      const { pathname, hash } = window.location;
      const address = `${pathname}${query === '' ? '' : `?${query}`}${hash}`;
      if (address !== `${pathname}${window.location.search}${hash}`) {
        window.history.replaceState(null, '', address);
      }
    }, WRITE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [view]);
  const change = useCallback(
    (part: Partial<ThreeView>) => setView((now) => (now === null ? now : { ...now, ...part })),
    [],
  );
  return [view, change];
}
