import { SessionNotice } from '../shell/session/session-notice';
import { useAway } from '../shell/session/use-session';
import { Progress } from '../ui/progress';

/** While a run is read, or waited for because the session is away. */
export function RunWaiting({ label }: { label: string }) {
  return useAway() ? <SessionNotice /> : <Progress label={label} active />;
}
