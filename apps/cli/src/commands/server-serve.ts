import { Command } from 'commander';
import { serveSession } from '../server/serve-session.js';
import type { Listening } from '../server/server-settings.js';
import { sessionName } from '../server/session-name.js';
import { SessionStore } from '../server/session-store.js';
import { type Finish, repeated, tell } from './server-sessions.js';

interface ServeFlags {
  readonly home: string;
  readonly name: string;
  readonly log: string;
  readonly root: readonly string[];
  readonly listen: Listening;
  readonly allowedHost?: readonly string[];
  readonly basePath: string;
  readonly workers: number;
  readonly host?: string;
  readonly port?: number;
  readonly threads?: number;
  readonly cacheMb?: number;
  readonly idle?: number;
  readonly job?: true;
}

async function serve(flags: ServeFlags, signal: AbortSignal): Promise<number> {
  const { home, log, basePath, workers } = flags;
  return serveSession(
    new SessionStore(home, tell),
    {
      ...{ log, basePath, workers },
      name: sessionName(flags.name),
      roots: flags.root,
      listening: flags.listen,
      allowedHosts: flags.allowedHost ?? [],
      host: flags.host ?? null,
      port: flags.port ?? null,
      threads: flags.threads ?? null,
      cacheMb: flags.cacheMb ?? null,
      idleS: flags.idle ?? null,
      jobId: flags.job ? (process.env.SLURM_JOB_ID ?? null) : null,
    },
    signal,
  );
}

/** `emout server serve`, by which `start` goes on in a job or in a process of its own. */
export function serveCommand(signal: AbortSignal, finish: Finish): Command {
  return new Command('serve')
    .requiredOption('--home <dir>')
    .requiredOption('--name <name>')
    .requiredOption('--log <file>')
    .requiredOption('--root <dir>', '', repeated)
    .requiredOption('--listen <kind>')
    .option('--allowed-host <name>', '', repeated)
    .option('--base-path <path>', '', '')
    .option('--workers <n>', '', Number, 1)
    .option('--host <address>')
    .option('--port <n>', '', Number)
    .option('--threads <n>', '', Number)
    .option('--cache-mb <n>', '', Number)
    .option('--idle <seconds>', '', Number)
    .option('--job')
    .option('--no-build')
    .action(async (flags: ServeFlags) => finish(await serve(flags, signal)));
}
