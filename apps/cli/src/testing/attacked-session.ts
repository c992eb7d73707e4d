import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Browser } from './browser.js';
import { answersIn, exchange, type RawAnswer, type RawRequest, requestText } from './raw-http.js';
import { type Link, ServerShell, type StartedSession } from './server-shell.js';

/** What no file that is handed out may hold: it stands in the runs that lie outside of the roots. */
export const CANARY = 'canary-outside-of-the-roots';

const SECURITY_HEADERS = ['referrer-policy', 'cross-origin-opener-policy', 'permissions-policy'];
/** Traces of the machine that have no place in an error. */
const STACK = /\n\s+at .+[:(]|node:internal|node_modules|\.ts:\d|\/apps\/(?:web|cli|worker)\//;
/** The web server writes its log beside the requests. */
const WRITTEN_AFTER_MS = 300;

const STATE_PLACE = 'where the state lies';

interface Heard {
  readonly request: string;
  readonly answer: RawAnswer;
}

/** Names, sizes and times of everything below a directory. */
function snapshot(directory: string): string[] {
  const entries = readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort();
  return entries.map((entry) => {
    const { size, mtimeMs, mode } = statSync(join(directory, entry));
    return `${entry} ${size} ${mtimeMs} ${mode}`;
  });
}

/** What is wrong with an answer, whatever was asked. */
function faultsOf({ status, headers, body }: RawAnswer, secrets: ReadonlyMap<string, string>): string[] {
  const faults: string[] = [];
  const value = (name: string) => headers.get(name)?.join(', ') ?? '';
  if (status >= 500) faults.push(`status ${status}`);
  for (const name of SECURITY_HEADERS) if (value(name) === '') faults.push(`no ${name}`);
  if (value('x-content-type-options') !== 'nosniff') faults.push('may be sniffed');
  if (!/frame-ancestors '(?:none|self)'/.test(value('content-security-policy'))) faults.push('may be framed');
  if (/unsafe-eval|script-src[^;]*'unsafe-inline'/.test(value('content-security-policy')))
    faults.push('runs foreign scripts');
  if (headers.has('x-powered-by') || headers.has('server')) faults.push('names its programs');
  if ([...headers.keys()].some((name) => name.startsWith('access-control-'))) faults.push('opens to others');
  for (const line of headers.get('set-cookie') ?? [])
    if (!/; HttpOnly/i.test(line) || !/; SameSite=(?:Lax|Strict)/i.test(line) || !/; Path=\//.test(line))
      faults.push(`a cookie without its flags: ${line.replace(/=[^;]*/, '=…')}`);
  const told = `${[...headers].flat(2).join('\n')}\n${body}`;
  for (const [what, secret] of secrets) if (body.includes(secret)) faults.push(`tells ${what}`);
  if (told.includes(CANARY)) faults.push('tells a file outside of the roots');
  if (status >= 400 && STACK.test(told)) faults.push(`tells of the machine: ${told.match(STACK)?.[0]}`);
  return faults;
}

/**
 * A session of this machine with the runs `small` and `other` below its root, the links `out` and `inside/out` to a run
 * elsewhere, and a memory of everything that its server answered.
 */
export class AttackedSession implements AsyncDisposable {
  readonly #heard: Heard[] = [];
  readonly #secrets = new Map<string, string>();
  readonly #before: readonly string[];

  private constructor(
    readonly at: ServerShell,
    readonly session: StartedSession,
    readonly outside: string,
  ) {
    this.#before = snapshot(at.shell.directory);
    this.mustNotTell('a key that lasts', session.key);
    this.mustNotTell('the key of the address', new URL(session.sign_in).searchParams.get('token') ?? '');
    this.mustNotTell('the secret', this.file('secret').trim());
    this.mustNotTell(STATE_PLACE, at.home);
  }

  static async start(...words: readonly string[]): Promise<AttackedSession> {
    const at = new ServerShell();
    const outside = mkdtempSync(join(tmpdir(), 'emout-outside-'));
    const { directory } = at.shell;
    cpSync(join(directory, 'small'), join(outside, 'small'), { recursive: true });
    appendFileSync(join(outside, 'small/plasma.inp'), `! ${CANARY}\n`);
    at.shell.copySmall('other');
    mkdirSync(join(directory, 'inside'));
    symlinkSync(join(outside, 'small'), join(directory, 'out'));
    symlinkSync(outside, join(directory, 'inside/out'));
    try {
      return new AttackedSession(at, await at.started('--local', ...words), outside);
    } catch (error) {
      await at[Symbol.asyncDispose]();
      rmSync(outside, { recursive: true, force: true });
      throw error;
    }
  }

  get directory(): string {
    return join(this.at.home, 'web/servers', this.session.name);
  }

  get port(): number {
    return Number(new URL(this.session.address).port);
  }

  /** For requests in the name of the owner. */
  get bearer(): string {
    return `authorization: Bearer ${this.session.key}`;
  }

  /** No answer and no log may hold `secret`. */
  mustNotTell(what: string, secret: string): void {
    if (secret === '') throw new Error(`There is no ${what}.`);
    this.#secrets.set(what, secret);
  }

  /** A browser that is signed in by a further address. */
  async signedIn(...words: readonly string[]): Promise<Browser> {
    const { sign_in } = await this.link(...words);
    const browser = new Browser(this.session.address);
    if ((await browser.signIn(sign_in)) !== 200) throw new Error('The address did not sign in.');
    return browser;
  }

  async link(...words: readonly string[]): Promise<Link> {
    const made = await this.at.link(...words);
    this.mustNotTell(`the key ${made.id}`, made.key);
    return made;
  }

  /** Sends text as it is; everything that comes back until the server closes the connection. */
  async say(text: string, bodiless = false): Promise<RawAnswer[]> {
    const answers = answersIn(await exchange(this.port, text), bodiless);
    const request = JSON.stringify(text.split('\r\n')[0]?.slice(0, 120));
    for (const answer of answers) this.#heard.push({ request, answer });
    return answers;
  }

  /** Asks once, and throws where there is not exactly one answer. */
  async ask(request: RawRequest): Promise<RawAnswer> {
    const answers = await this.say(requestText(request, this.port), request.method === 'HEAD');
    const [answer] = answers;
    if (answer === undefined || answers.length > 1)
      throw new Error(`${answers.length} answers to ${request.method ?? 'GET'} ${request.path}`);
    return answer;
  }

  /** What is wrong with all that the server has answered and written so far, and with the runs. */
  async faults(): Promise<string[]> {
    await pause(WRITTEN_AFTER_MS);
    const said = this.#heard.flatMap(({ request, answer }) =>
      faultsOf(answer, this.#secrets).map((fault) => `${request}: ${answer.status}: ${fault}`),
    );
    const written = ['audit.log', 'server.log'].flatMap((file) => {
      const text = this.file(file);
      const secrets = [...this.#secrets].filter(([what]) => what !== STATE_PLACE);
      const told = secrets.flatMap(([what, secret]) => (text.includes(secret) ? [`tells ${what}`] : []));
      const stacks = STACK.test(text) ? [`has a stack: ${text.slice(text.search(STACK)).slice(0, 300)}`] : [];
      return [...told, ...stacks].map((fault) => `${file}: ${fault}`);
    });
    const after = snapshot(this.at.shell.directory);
    const changed = after.filter((entry) => !this.#before.includes(entry));
    const lost = this.#before.filter((entry) => !after.includes(entry));
    return [...new Set([...said, ...written, ...[...changed, ...lost].map((entry) => `changed: ${entry}`)])];
  }

  /** The text of a file of the session. */
  file(name: string): string {
    return readFileSync(join(this.directory, name), 'utf8');
  }

  /** The keys and the secret that are known so far. */
  secrets(): readonly string[] {
    return [...this.#secrets].flatMap(([what, secret]) => (what === STATE_PLACE ? [] : [secret]));
  }

  /** The lines of `audit.log`. */
  audit(): readonly { readonly event: string; readonly path?: string; readonly key?: string }[] {
    const lines = this.file('audit.log').trim().split('\n');
    return lines.map((line) => JSON.parse(line));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.at[Symbol.asyncDispose]();
    rmSync(this.outside, { recursive: true, force: true });
  }
}
