'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import type { RunState } from './group-runs';

const WRITE_AFTER_MS = 250;

function stateOf(text: string | null): RunState | null {
  switch (text) {
    case 'complete':
    case 'growing':
    case 'stopped':
    case 'waiting':
    case 'unreadable':
      return text;
    default:
      return null;
  }
}

export interface RunListState {
  readonly search: string;
  readonly state: RunState | null;
  readonly setSearch: (text: string) => void;
  readonly setState: (state: RunState | null) => void;
}

/** What the list is narrowed to; the address holds it, so that reload and back show the same. */
export function useRunListState(): RunListState {
  const query = useSearchParams();
  const [search, setSearch] = useState(() => query.get('q') ?? '');
  const [state, setState] = useState(() => stateOf(query.get('state')));
  const write = useCallback(() => {
    const url = new URL(window.location.href);
    for (const [name, value] of [
      ['q', search.trim()],
      ['state', state ?? ''],
    ] as const) {
      if (value === '') url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    }
    if (url.href !== window.location.href) window.history.replaceState(null, '', url);
  }, [search, state]);
  useEffect(() => {
    // Browsers allow only so many changes of the address in a while.
    const timer = setTimeout(write, WRITE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [write]);
  return { search, state, setSearch, setState };
}
