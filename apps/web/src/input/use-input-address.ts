'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';

const WRITE_AFTER_MS = 250;

/** What the page of parameters shows. */
export interface InputAddress {
  readonly search: string;
  /** The run that this one is compared with. */
  readonly other: string | null;
  /** Of a comparison: equal parameters, too. */
  readonly all: boolean;
}

/** The address holds it, so that reload and a copied address show the same. */
export function useInputAddress(): [InputAddress, (change: Partial<InputAddress>) => void] {
  const query = useSearchParams();
  const [address, setAddress] = useState<InputAddress>(() => ({
    search: query.get('q') ?? '',
    other: query.get('with'),
    all: query.get('rows') === 'all',
  }));
  useEffect(() => {
    // Browsers allow only so many changes of the address in a while.
    const timer = setTimeout(() => {
      const url = new URL(window.location.href);
      const { search, other, all } = address;
      for (const [name, value] of [
        ['q', search.trim()],
        ['with', other ?? ''],
        ['rows', all && other !== null ? 'all' : ''],
      ] as const) {
        if (value === '') url.searchParams.delete(name);
        else url.searchParams.set(name, value);
      }
      // A run's path reads better with its slashes.
      const readable = url.href.replaceAll('%2F', '/');
      if (readable !== window.location.href) window.history.replaceState(null, '', readable);
    }, WRITE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [address]);
  const change = useCallback((part: Partial<InputAddress>) => setAddress((now) => ({ ...now, ...part })), []);
  return [address, change];
}
