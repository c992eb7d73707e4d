import { hostname, userInfo } from 'node:os';
import type { TunnelReport } from '../tunnel/tunnel-record.js';
import { portOf, type SessionState } from './session-state.js';

/** How a laptop comes to a session. */
export interface SessionReach {
  /** What a browser opens while the line below runs, or at once on the machine of the tunnel. */
  readonly address: string;
  /** The line for a laptop. */
  readonly ssh: string;
}

/** How the server of `state` is reached through `tunnel`, or, without one that may live, past it; null until it answers. */
export function sessionReach(
  state: SessionState,
  tunnel: TunnelReport | null,
  loginHost: string | null,
): SessionReach | null {
  const port = portOf(state);
  if (port === null) return null;
  const user = userInfo().username;
  const reach = (local: number, far: string, by: string): SessionReach => ({
    address: `http://localhost:${local}${state.base_path}`,
    ssh: `ssh -N -L ${local}:${far} ${by}`,
  });
  if (tunnel !== null && tunnel.condition !== 'gone')
    return reach(tunnel.port, `localhost:${tunnel.port}`, `${user}@${loginHost ?? tunnel.host}`);
  const isJob = state.job_id !== null;
  const login = `${user}@${loginHost ?? (isJob ? hostname() : state.host)}`;
  const node = isJob ? `-J ${login} ${user}@${state.host}` : login;
  // Without the tunnel nobody would take the certificate off; the socket of the node speaks without one.
  if (state.tls !== null && state.socket !== null) return reach(port, state.socket, node);
  const host = state.address === null ? 'localhost' : new URL(state.address).hostname;
  return reach(port, `${host}:${port}`, host === 'localhost' ? node : login);
}
