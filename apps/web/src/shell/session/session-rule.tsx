'use client';

import { LOW_BELOW_MS, shareLeft } from './session-clock';
import { useSession } from './use-session';

/** The lower rule of the running head: ink is the time left of the whole, ochre in the last quarter of an hour. */
export function SessionRule() {
  const { connection, facts, nowMs, leftMs } = useSession();
  const share =
    facts === null || facts.endsAtMs === null || nowMs === null
      ? null
      : connection.kind === 'over'
        ? 0
        : shareLeft(facts.startedAtMs, facts.endsAtMs, nowMs);
  const low = leftMs !== null && leftMs < LOW_BELOW_MS;
  return (
    <span className={low ? 'rulecl low' : 'rulecl'} aria-hidden="true">
      {share === null ? null : <i style={{ width: `${(share * 100).toFixed(2)}%` }} />}
    </span>
  );
}
