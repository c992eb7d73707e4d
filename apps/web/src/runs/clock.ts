'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTRPC } from '../trpc/client';

/** Ages tick this often. */
const TICK_MS = 10_000;

/** The server's clock, to the tick; null until it has told its time. Ages by the reader's own would be off. */
export function useServerClock(): number | null {
  const trpc = useTRPC();
  const { data, dataUpdatedAt } = useQuery(trpc.session.info.queryOptions(undefined, { staleTime: 30_000 }));
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return data === undefined ? null : data.nowMs + Math.max(0, now - dataUpdatedAt);
}
