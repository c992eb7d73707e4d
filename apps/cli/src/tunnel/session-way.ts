import { absenceSentence } from './absence-answers.js';
import type { Way } from './entrance.js';
import { NotReachedError } from './errors.js';
import { NodeConnections } from './node-connections.js';
import type { Absence, SessionTarget, Target } from './session-target.js';
import type { TunnelLog } from './tunnel-log.js';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Whether a target is the tunnel itself, to which it must not connect. */
function isOwnPort(target: Exclude<Target, { kind: 'absent' }>, port: number): boolean {
  return target.port === port && (target.kind === 'loopback' || LOOPBACK.has(target.host));
}

/** Gives the function that connects a client of the tunnel at `ownPort` with the server of a session, and logs what changes. */
export function wayToSession(target: SessionTarget, log: TunnelLog, ownPort: () => number) {
  const connections = new NodeConnections();
  const absent = (absence: Absence): Way => {
    log.say(absenceSentence(target.name, absence));
    return { kind: 'absent', absence };
  };
  return async (signal: AbortSignal): Promise<Way> => {
    const goal = await target.current();
    if (goal.kind === 'absent') return absent(goal.absence);
    if (isOwnPort(goal, ownPort()))
      return absent(await target.silence('its server is gone, and the tunnel has its port'));
    try {
      const socket = await connections.connect(goal, signal);
      log.say(`The session "${target.name}" answers.`);
      return { kind: 'server', socket };
    } catch (error) {
      const reason = error instanceof NotReachedError ? error.message : 'its server does not answer';
      if (signal.aborted) return { kind: 'absent', absence: { condition: 'unreachable', reason } };
      return absent(await target.silence(reason));
    }
  };
}
