'use client';

import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { isAway } from './connection';
import { nextChangeMs, serverTime, timeLeftMs } from './session-clock';
import { useSessionParts } from './session-provider';
import { type IdleEnd, type SessionWarning, warningAt } from './session-warning';
import { idleEndMs, type SessionSnapshot } from './session-watch';

/** The session at this moment; what is null is not known, or has no end. */
export interface SessionNow extends SessionSnapshot {
  /** By the server's clock, as all times here. */
  readonly nowMs: number | null;
  readonly leftMs: number | null;
  readonly idle: IdleEnd | null;
  /** The warning that is due, whether or not the reader has put it away. */
  readonly warning: SessionWarning | null;
}

/** The session now, and again whenever the words about it change: each minute, each second near the end. */
export function useSession(): SessionNow {
  const { watch, lastUse } = useSessionParts();
  const snapshot = useSyncExternalStore(watch.subscribe, watch.snapshot, watch.snapshot);
  useSyncExternalStore(lastUse.subscribe, lastUse.toldMs, lastUse.toldMs);
  const [browserMs, setBrowserMs] = useState(() => Date.now());
  const { connection, facts, clock } = snapshot;
  const nowMs = clock === null ? null : serverTime(clock, browserMs);
  const endsAtMs = facts?.endsAtMs ?? null;
  const leftMs = nowMs === null || endsAtMs === null ? null : timeLeftMs(endsAtMs, nowMs);
  const sinceMs = lastUse.atMs();
  const idleAtMs = facts === null || clock === null ? null : idleEndMs(facts, clock, sinceMs);
  const idle =
    idleAtMs === null || facts === null || facts.idleMs === null
      ? null
      : { endsAtMs: idleAtMs, lengthMs: facts.idleMs, sinceMs };
  const warning = nowMs === null ? null : warningAt(endsAtMs, idle, nowMs);
  const pauseMs = leastOf(
    leftMs === null ? null : nextChangeMs(leftMs),
    idle === null || nowMs === null ? null : nextChangeMs(timeLeftMs(idle.endsAtMs, nowMs)),
  );
  const away = isAway(connection);
  useEffect(() => {
    if (pauseMs === null || away) return;
    const timer = setTimeout(() => setBrowserMs(Date.now()), pauseMs);
    return () => clearTimeout(timer);
  });
  return { ...snapshot, nowMs, leftMs, idle, warning };
}

/** True while asking for anything is in vain. */
export function useAway(): boolean {
  const { watch } = useSessionParts();
  const away = () => isAway(watch.snapshot().connection);
  return useSyncExternalStore(watch.subscribe, away, away);
}

/** Asks the session how it is for as long as the page is looked at. */
export function useAttendance(): void {
  const { watch } = useSessionParts();
  useEffect(() => {
    let leave: (() => void) | null = null;
    const attend = () => {
      if (document.visibilityState === 'visible') leave ??= watch.attend();
      else {
        leave?.();
        leave = null;
      }
    };
    // Who comes back from the terminal has perhaps started the session again.
    const look = () => {
      if (isAway(watch.snapshot().connection)) watch.check();
    };
    attend();
    document.addEventListener('visibilitychange', attend);
    window.addEventListener('focus', look);
    return () => {
      document.removeEventListener('visibilitychange', attend);
      window.removeEventListener('focus', look);
      leave?.();
    };
  }, [watch]);
}

/** Calls `then` when the session answers again after it was away. */
export function useReturn(then: () => void): void {
  const { watch } = useSessionParts();
  const latest = useRef(then);
  latest.current = then;
  useEffect(() => {
    let away = isAway(watch.snapshot().connection);
    return watch.subscribe(() => {
      const before = away;
      away = isAway(watch.snapshot().connection);
      if (before && !away) latest.current();
    });
  }, [watch]);
}

function leastOf(...pauses: readonly (number | null)[]): number | null {
  const known = pauses.filter((pause) => pause !== null);
  return known.length === 0 ? null : Math.min(...known);
}
