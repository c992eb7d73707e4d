import { formatDuration } from '@emout/units/number-format';
import type { TunnelReport } from '../tunnel/tunnel-record.js';
import { clockDifference } from './clock-difference.js';
import type { SessionCondition } from './session-condition.js';
import { sessionReach } from './session-reach.js';
import type { SessionState } from './session-state.js';
import { queueSentence } from './start-job.js';

/** What is said of a session to people and to scripts. */
export interface SessionReport {
  readonly name: string;
  readonly condition: SessionCondition['kind'];
  /** One sentence about the condition. */
  readonly says: string;
  readonly host: string | null;
  readonly job_id: string | null;
  readonly cluster: string | null;
  readonly time_left_s: number | null;
  /** It ends after so many seconds without use. */
  readonly idle_s: number | null;
  readonly workers: number;
  readonly address: string | null;
  /** The line for a laptop; null until the server answers. */
  readonly ssh: string | null;
  readonly tunnel: TunnelWords | null;
  /** Said when the clocks of the machines go apart. */
  readonly clock: string | null;
  readonly roots: readonly string[];
  readonly pid: number;
  readonly started_at: number;
  readonly log: string;
}

/** What is said of a tunnel. */
export interface TunnelWords {
  readonly condition: TunnelReport['condition'] | 'none';
  readonly says: string;
  readonly port: number | null;
  readonly socket: string | null;
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
      return condition.cluster === null
        ? `It is a process of ${condition.host}; ask there.`
        : `It is a job of the cluster ${condition.cluster}; ask on a login node of that cluster.`;
    case 'unknown':
      return `Nothing is known of it now: ${condition.why}`;
  }
}

/** What is said of the tunnel of a session that needs one; null for a session that needs none. */
function wordsOfTunnel(state: SessionState, tunnel: TunnelReport | null): TunnelWords | null {
  if (tunnel === null && state.tls === null) return null;
  const bring = `Bring it back with: emout server tunnel --background --name ${state.name}`;
  if (tunnel === null)
    return { condition: 'none', says: `There is none. ${bring}`, port: null, socket: null };
  const { condition, host, port, socket } = tunnel;
  const says = {
    alive: `It runs at port ${port} of ${host}.`,
    gone: `It is gone from ${host}. ${bring}`,
    elsewhere: `It is a process of ${host}, at port ${port}; ask there.`,
  }[condition];
  return { condition, says, port, socket };
}

/** Puts together what is known of a session. */
export function sessionReport(
  state: SessionState,
  condition: SessionCondition,
  tunnel: TunnelReport | null,
  loginHost: string | null,
): SessionReport {
  const now = Date.now() / 1000;
  const answers = condition.kind !== 'ended' && state.phase === 'running';
  const left = state.ends_at === null ? null : Math.max(0, Math.round(state.ends_at - now));
  const reach = answers ? sessionReach(state, tunnel, loginHost) : null;
  return {
    name: state.name,
    condition: condition.kind,
    says: sentence(condition, state),
    host: answers ? state.host : null,
    job_id: state.job_id,
    cluster: state.cluster,
    time_left_s: condition.kind === 'running' ? (condition.timeLeftS ?? left) : null,
    idle_s: state.idle_s,
    workers: state.workers,
    address: reach?.address ?? null,
    ssh: reach?.ssh ?? null,
    tunnel: answers ? wordsOfTunnel(state, tunnel) : null,
    clock: answers ? clockDifference(state, now) : null,
    roots: state.roots,
    pid: state.pid,
    started_at: state.started_at,
    log: state.log,
  };
}

const duration = (seconds: number | null) => (seconds === null ? null : formatDuration(seconds));

/** A report as lines for people; `signIn` is the address with the key, where it may be shown. */
export function printReport(report: SessionReport, signIn: string | null): string {
  const idle = duration(report.idle_s);
  const rows: readonly (readonly [string, string | null])[] = [
    ['session', report.name],
    ['state', report.says],
    ['node', report.host],
    ['clock', report.clock],
    ['job', report.job_id],
    ['time left', duration(report.time_left_s)],
    ['idle end', idle === null ? null : `after ${idle} without use`],
    ['workers', report.workers > 1 ? String(report.workers) : null],
    ['runs below', report.roots.join(', ')],
    ['log', report.log],
    ['tunnel', report.tunnel?.says ?? null],
    ['on a laptop', report.ssh],
    ['address', signIn ?? report.address],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows
    .flatMap(([label, value]) => (value === null ? [] : [`${label.padEnd(width)}  ${value}\n`]))
    .join('');
}
