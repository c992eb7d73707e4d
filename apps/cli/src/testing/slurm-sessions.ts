import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Browser } from './browser.js';
import { ServerShell, type StartedSession } from './server-shell.js';
import { processesThatName, type ShownProcess } from './session-processes.js';

/** A job of one core of the four that the node has. */
const JOB = ['--memory', '600M', '--cores', '1', '--walltime', '00:10:00', '--allow-multiple'];

/** What `emout server status --json` says of one session. */
interface ToldSession {
  readonly name: string;
  readonly condition: string;
  readonly says: string;
  readonly time_left_s: number | null;
  readonly tunnel: StartedSession['tunnel'];
}

/** A SLURM that runs, as `infra/slurm/one-node.ts` starts it. */
interface RunningSlurm extends AsyncDisposable {
  readonly environment: NodeJS.ProcessEnv;
}

/** A SLURM of one node and one account with its sessions, whose sockets lie in a place of their own. */
export class SlurmSessions implements AsyncDisposable {
  /** Short, because of the sockets in it. */
  readonly runtime = mkdtempSync('/tmp/emout-run-');
  readonly at: ServerShell;

  /** Takes the SLURM over, and ends it. */
  constructor(readonly slurm: RunningSlurm) {
    const { PATH, SLURM_CONF } = slurm.environment;
    this.at = new ServerShell({ PATH, SLURM_CONF, TMPDIR: this.runtime });
  }

  /** What a program of SLURM prints. */
  ask(program: string, ...words: readonly string[]): string {
    return execFileSync(program, words, { env: this.slurm.environment, encoding: 'utf8' }).trim();
  }

  /** The numbers of the jobs of a session that wait, run or end. */
  jobs(name: string): readonly string[] {
    const numbers = this.ask('squeue', '-h', '-o', '%i', '-n', `emout-${name}`);
    return numbers === '' ? [] : numbers.split('\n');
  }

  /** The words that start a session as a small job beside others. */
  startWords(name: string): readonly string[] {
    return ['start', '--json', '--name', name, ...JOB];
  }

  started(name: string, ...words: readonly string[]): Promise<StartedSession> {
    return this.at.started('--name', name, ...JOB, ...words);
  }

  async signedIn({ name, address }: StartedSession): Promise<Browser> {
    const { sign_in } = await this.at.link('--name', name);
    const browser = new Browser(address);
    if ((await browser.signIn(sign_in)) !== 200) throw new Error('The address did not sign in.');
    return browser;
  }

  /** What is said of a session; null where there is none. */
  async told(name: string): Promise<ToldSession | null> {
    const { stdout } = await this.at.server('status', '--all', '--json');
    const all: readonly ToldSession[] = JSON.parse(stdout);
    return all.find((one) => one.name === name) ?? null;
  }

  directory(name: string): string {
    return join(this.at.home, 'web/servers', name);
  }

  log(name: string): string {
    return readFileSync(join(this.directory(name), 'server.log'), 'utf8');
  }

  /** The processes of the session: those of its job, and its tunnel. */
  processes(name: string): ShownProcess[] {
    const all = processesThatName(this.at.home);
    const directory = this.directory(name);
    return all.filter(
      ({ words, environment }) =>
        environment.includes(`EMOUT_SESSION_DIR=${directory}\0`) ||
        (/ server (?:serve|tunnel) /.test(`${words.join(' ')} `) &&
          /--name[= ](\S+)/.exec(words.join(' '))?.[1] === name),
    );
  }

  /** The processes by which SLURM watches over a job. */
  steps(job: string): ShownProcess[] {
    return processesThatName(`slurmstepd: [${job}.`);
  }

  /** Files of the session that are no logs. */
  files(name: string): string[] {
    return readdirSync(this.directory(name)).filter((file) => !/^(?:audit|server|tunnel)\.log$/.test(file));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.at[Symbol.asyncDispose]();
    await this.slurm[Symbol.asyncDispose]();
    rmSync(this.runtime, { recursive: true, force: true });
  }
}
