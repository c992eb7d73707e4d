import { Command } from 'commander';
import { strayJobs } from '../server/absent-session.js';
import type { SessionStore } from '../server/session-store.js';
import { forgetSession, stopSession } from '../server/stop-session.js';
import { Slurm } from '../slurm/slurm.js';
import {
  type Chosen,
  chosenName,
  chosenSession,
  type Finish,
  findSession,
  nameOption,
  openStore,
  tell,
} from './server-sessions.js';

/** Removes what sessions left that are over; one whose job may still run keeps it. */
async function removeLeftovers(
  store: SessionStore,
  slurm: Slurm | null,
  names: readonly string[],
): Promise<boolean> {
  let gone = true;
  for (const name of names) {
    const strays = await strayJobs(store, slurm, name);
    for (const sentence of strays) tell(sentence);
    if (strays.length > 0) gone = false;
    else {
      await forgetSession(store, name);
      tell(`The session "${name}" had ended already; its keys and certificates were removed.`);
    }
  }
  return gone;
}

async function stop(options: Chosen): Promise<number> {
  const store = openStore();
  const slurm = Slurm.find();
  const name = chosenName(options);
  const leftovers = store.leftovers().filter((left) => name === null || left === name);
  const found = options.all ? store.list() : [findSession(store, name)].filter((state) => state !== null);
  const isOver = found.length === 0 && leftovers.length > 0;
  const states = options.all || isOver ? found : [await chosenSession(store, slurm, name)];
  const results = [];
  for (const state of states) {
    const stopped = await stopSession(store, state, slurm);
    tell(`The session "${state.name}" ${stopped.sentence}`);
    results.push(stopped.gone);
  }
  if (options.all || isOver) results.push(await removeLeftovers(store, slurm, leftovers));
  return results.every((gone) => gone) ? 0 : 1;
}

/** `emout server stop`. */
export function stopCommand(finish: Finish): Command {
  return new Command('stop')
    .description('Stop a session and wait until it is gone; its keys and certificates go with it.')
    .addOption(nameOption())
    .option('--all', 'all sessions')
    .action(async (options: Chosen) => finish(await stop(options)));
}
