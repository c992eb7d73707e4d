import { useCallback, useEffect, useMemo, useState } from 'react';
import { useWrittenAddress } from '../shell/use-written-address';
import { parseThreeView, printThreeView, type ThreeView } from './three-address';

export interface ThreeViewState {
  /** Null before the address has been read. */
  readonly view: ThreeView | null;
  readonly change: (part: Partial<ThreeView>) => void;
  /** Writes the address at once, before another page is gone to. */
  readonly settle: () => void;
}

/** The view that the address holds: read on load and on back and forward, written after each change. */
export function useThreeView(): ThreeViewState {
  const [view, setView] = useState<ThreeView | null>(null);
  useEffect(() => {
    const read = () => setView(parseThreeView(new URLSearchParams(window.location.search)));
    read();
    window.addEventListener('popstate', read);
    return () => window.removeEventListener('popstate', read);
  }, []);
  const address = useMemo(() => {
    if (view === null) return null;
    return () => {
      const { origin, pathname, hash } = window.location;
      const query = printThreeView(view);
      return `${origin}${pathname}${query === '' ? '' : `?${query}`}${hash}`;
    };
  }, [view]);
  const settle = useWrittenAddress(address);
  const change = useCallback(
    (part: Partial<ThreeView>) => setView((now) => (now === null ? now : { ...now, ...part })),
    [],
  );
  return { view, change, settle };
}
