import { hostname, userInfo } from 'node:os';
import { formatDuration } from '@emout/units/number-format';
import type { SessionCondition } from './session-condition.js';
import { portOf, type SessionState } from './session-state.js';
import { queueSentence } from './start-job.js';

/** What is said of a session to people and to scripts. */
export interface SessionReport {
  readonly name: string;
  readonly condition: SessionCondition['kind'];
  /** One sentence about the condition. */
  readonly says: string;
  readonly host: string | null;
  readonly job_id: string | null;
  readonly time_left_s: number | null;
  readonly address: string | null;
  /** The line for a laptop; null until the server answers. */
  readonly ssh: string | null;
  readonly roots: readonly string[];
  readonly pid: number;
  readonly started_at: number;
  readonly log: string;
}

function sentence(condition: SessionCondition, state: SessionState): string {
  switch (condition.kind) {
    case 'starting':
      return state.job_id === null ? 'It is being started.' : 'Its job runs, and the server starts.';
    case 'queued':
      return queueSentence(condition.job);
    case 'running':
      return 'It runs.';
    case 'ended':
      return `It has ended: ${condition.how}. The next start forgets it.`;
    case 'elsewhere':
      return `It is a process of ${condition.host}; ask there.`;
    case 'unknown':
      return `Nothing is known of it now: ${condition.why}`;
  }
}

/** The ssh line that brings the server's port to a laptop, by way of the login node for a job. */
export function sshLine(state: SessionState, loginHost: string | null): string | null {
  const port = portOf(state);
  if (port === null) return null;
  const user = userInfo().username;
  const forward = `ssh -N -L ${port}:localhost:${port}`;
  return state.job_id === null
    ? `${forward} ${user}@${loginHost ?? state.host}`
    : `${forward} -J ${user}@${loginHost ?? hostname()} ${user}@${state.host}`;
}

/** Puts together what is known of a session. */
export function sessionReport(
  state: SessionState,
  condition: SessionCondition,
  loginHost: string | null,
): SessionReport {
  const answers = condition.kind !== 'ended' && state.phase === 'running';
  const left = state.ends_at === null ? null : Math.max(0, Math.round(state.ends_at - Date.now() / 1000));
  return {
    name: state.name,
    condition: condition.kind,
    says: sentence(condition, state),
    host: answers ? state.host : null,
    job_id: state.job_id,
    time_left_s: condition.kind === 'running' ? (condition.timeLeftS ?? left) : null,
    address: answers ? state.address : null,
    ssh: answers ? sshLine(state, loginHost) : null,
    roots: state.roots,
    pid: state.pid,
    started_at: state.started_at,
    log: state.log,
  };
}

/** A report as lines for people; `signIn` is the address with the key, where it may be shown. */
export function printReport(report: SessionReport, signIn: string | null): string {
  const rows: readonly (readonly [string, string | null])[] = [
    ['session', report.name],
    ['state', report.says],
    ['node', report.host],
    ['job', report.job_id],
    ['time left', report.time_left_s === null ? null : formatDuration(report.time_left_s)],
    ['runs below', report.roots.join(', ')],
    ['log', report.log],
    ['on a laptop', report.ssh],
    ['address', signIn ?? report.address],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows
    .flatMap(([label, value]) => (value === null ? [] : [`${label.padEnd(width)}  ${value}\n`]))
    .join('');
}
