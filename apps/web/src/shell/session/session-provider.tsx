'use client';

import { onlineManager, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { useTRPC, useTRPCClient } from '../../trpc/client';
import { isAway } from './connection';
import { LastUse } from './last-use';
import { areStillServed, scriptsOf } from './served-scripts';
import { askSession } from './session-question';
import { SessionWatch } from './session-watch';

interface SessionParts {
  readonly watch: SessionWatch;
  readonly lastUse: LastUse;
  /** Keys of the warnings that the reader has put away. */
  readonly dismissed: readonly string[];
  readonly dismiss: (key: string) => void;
}

/** An end has three warnings, and a session that rests has new ones after each use. */
const MOST_DISMISSED = 8;

const SessionContext = createContext<SessionParts | null>(null);

/** Keeps the page informed of its session; while that is away, no query is asked in vain. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const trpc = useTRPC();
  const trpcClient = useTRPCClient();
  const queryClient = useQueryClient();
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const [{ watch, lastUse }] = useState(() => {
    const use = new LastUse();
    const question = async (signal: AbortSignal) => {
      const info = await trpcClient.session.info.query(undefined, { signal });
      queryClient.setQueryData(trpc.session.info.queryKey(), info);
      return info;
    };
    return {
      lastUse: use,
      watch: new SessionWatch({
        ask: (signal) => askSession(question, signal),
        lastUseMs: use.atMs,
        onReturn: (before, now) => void reloadIfRebuilt(before.version !== now.version),
      }),
    };
  });
  useEffect(() => lastUse.observe(), [lastUse]);
  useEffect(() => {
    // The browser's own word counts for little: a tunnel can be down on a good network, and up without one.
    onlineManager.setEventListener((setOnline) =>
      watch.subscribe(() => setOnline(!isAway(watch.snapshot().connection))),
    );
  }, [watch]);
  useEffect(
    () =>
      queryClient.getQueryCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error') watch.doubt();
      }),
    [queryClient, watch],
  );
  const dismiss = useCallback((key: string) => {
    setDismissed((keys) => [...keys.filter((one) => one !== key), key].slice(-MOST_DISMISSED));
  }, []);
  const parts = useMemo(() => ({ watch, lastUse, dismissed, dismiss }), [watch, lastUse, dismissed, dismiss]);
  return <SessionContext value={parts}>{children}</SessionContext>;
}

/** @throws Error outside of `SessionProvider` */
export function useSessionParts(): SessionParts {
  const parts = use(SessionContext);
  if (parts === null) throw new Error('There is no SessionProvider above this component.');
  return parts;
}

/** A page of another build goes on for a while and then misses its parts: it starts anew at its address. */
async function reloadIfRebuilt(otherVersion: boolean): Promise<void> {
  const { signal } = new AbortController();
  if (otherVersion || !(await areStillServed(scriptsOf(document), signal))) window.location.reload();
}
