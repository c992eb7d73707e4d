'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useState } from 'react';
import { useWrittenAddress } from '../shell/use-written-address';

/** What the page of parameters shows. */
export interface InputAddress {
  readonly search: string;
  /** The run that this one is compared with. */
  readonly other: string | null;
  /** Of a comparison: equal parameters, too. */
  readonly all: boolean;
}

export interface InputAddressState {
  readonly address: InputAddress;
  readonly change: (part: Partial<InputAddress>) => void;
  /** Writes the address at once, before another page is gone to. */
  readonly settle: () => void;
}

/** The address holds it, so that reload and a copied address show the same. */
export function useInputAddress(): InputAddressState {
  const query = useSearchParams();
  const [address, setAddress] = useState<InputAddress>(() => ({
    search: query.get('q') ?? '',
    other: query.get('with'),
    all: query.get('rows') === 'all',
  }));
  const written = useCallback(() => {
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
    return url.href.replaceAll('%2F', '/');
  }, [address]);
  const settle = useWrittenAddress(written);
  const change = useCallback((part: Partial<InputAddress>) => setAddress((now) => ({ ...now, ...part })), []);
  return { address, change, settle };
}
