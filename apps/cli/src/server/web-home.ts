import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where emout web keeps its files: `~/.emout/web`, moved by EMOUT_HOME; beside what the Python emout keeps there. */
export function webHome(env: NodeJS.ProcessEnv = process.env): string {
  const home = env.EMOUT_HOME;
  return join(home === undefined || home === '' ? join(homedir(), '.emout') : resolve(home), 'web');
}
