import { constants } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Role } from '@emout/api/sign-in-keys';
import { TokenBucket } from './token-bucket.js';

/** With one earlier file of the same size. */
const MAX_BYTES = 4 * 1024 * 1024;
const MAX_WAITING = 1000;
const MAX_PATH = 300;
/** Who is refused again and again would otherwise wash the sign-ins out of the file. */
const REFUSALS = { size: 120, refillMs: 10_000 };

export type AuditEvent =
  | 'sign-in'
  | 'sign-in-refused'
  | 'link-used'
  | 'denied'
  | 'foreign-page'
  | 'signed-out'
  | 'rate-limited';

const OPENED: ReadonlySet<AuditEvent> = new Set(['sign-in', 'link-used', 'signed-out']);

/** What happened; never with a key or a cookie. */
export interface AuditEntry {
  readonly event: AuditEvent;
  readonly role?: Role;
  /** A key's id, which opens nothing. */
  readonly key?: string;
  readonly client?: string;
  /** Without its query. */
  readonly path?: string;
}

/** Text of a request: without what looks like a key, and cut. */
function quotable(text: string): string {
  return text
    .split('?', 1)
    .join('')
    .replace(/[0-9a-f]{40,}/gi, '…')
    .slice(0, MAX_PATH);
}

/** One line of JSON, whose text can neither end the line nor steer a terminal. */
export function auditLine(entry: AuditEntry & { readonly missed?: number }, at: Date): string {
  const { path: asked, ...rest } = entry;
  const told = asked === undefined ? rest : { ...rest, path: quotable(asked) };
  const json = JSON.stringify({ t: at.toISOString(), ...told });
  const escaped = json.replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${escaped}\n`;
}

/** Who signed in and who was refused: `audit.log` in the session's directory (0600), written beside the requests. */
export class AuditLog implements AsyncDisposable {
  readonly #file: string;
  readonly #maxBytes: number;
  readonly #refusals: TokenBucket;
  #waiting: string[] = [];
  #writing: Promise<void> = Promise.resolve();
  #missed = 0;
  #failing = false;

  constructor(sessionDirectory: string, maxBytes = MAX_BYTES, refusals = new TokenBucket(REFUSALS)) {
    this.#file = path.join(sessionDirectory, 'audit.log');
    this.#maxBytes = maxBytes;
    this.#refusals = refusals;
  }

  /** Adds a line, soon. Of very many refusals some are only counted, on the next line (`missed`). */
  write(entry: AuditEntry): void {
    const kept = OPENED.has(entry.event) || this.#refusals.take();
    if (!kept || this.#waiting.length >= MAX_WAITING) {
      this.#missed += 1;
      return;
    }
    const counted = this.#missed === 0 ? entry : { ...entry, missed: this.#missed };
    this.#missed = 0;
    this.#waiting.push(auditLine(counted, new Date()));
    if (this.#waiting.length === 1) this.#writing = this.#writing.then(() => this.#append());
  }

  /** Resolves when what was added is in the file. */
  flush(): Promise<void> {
    return this.#writing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.flush();
  }

  async #append(): Promise<void> {
    const text = this.#waiting.join('');
    this.#waiting = [];
    try {
      await this.#appendText(text);
      this.#failing = false;
    } catch (error) {
      // Requests go on; one line tells it, not one for each of them.
      if (!this.#failing) console.error(`web: ${this.#file} cannot be written`, error);
      this.#failing = true;
    }
  }

  async #appendText(text: string): Promise<void> {
    const { O_APPEND, O_CREAT, O_NOFOLLOW, O_WRONLY } = constants;
    const file = await open(this.#file, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, 0o600);
    let full: boolean;
    try {
      await file.chmod(0o600);
      await file.appendFile(text);
      full = (await file.stat()).size >= this.#maxBytes;
    } finally {
      await file.close();
    }
    if (full) await rename(this.#file, `${this.#file}.1`);
  }
}
