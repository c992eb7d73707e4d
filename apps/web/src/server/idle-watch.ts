import type { ServerResponse } from 'node:http';
import { TRPC_PREFIX } from './trpc-pass.js';

/** Node's timers end there, after 24 days. */
const LONGEST_MS = 2 ** 31 - 1;
/** What a page that nobody looks at asks for by itself. */
const OWN_QUESTIONS = new Set(['session.info', 'runs.list']);

/** Whether a request that was let in shows that somebody uses the session. */
export function isUse(pathname: string): boolean {
  if (pathname.startsWith('/_next/') || pathname.startsWith('/api/auth/')) return false;
  if (pathname === '/icon.svg' || pathname === '/signin') return false;
  if (!pathname.startsWith(TRPC_PREFIX)) return true;
  const asked = pathname.slice(TRPC_PREFIX.length).split(',');
  return !asked.every((question) => OWN_QUESTIONS.has(question));
}

/** Tells once that nobody has used the session for a while; an answer under way is use. */
export class IdleWatch {
  readonly #idleMs: number | null;
  readonly #onIdle: () => void;
  #underWay = 0;
  #timer: NodeJS.Timeout | undefined;
  #told = false;

  /** @param idleMs how long nobody may ask; null for ever */
  constructor(idleMs: number | null, onIdle: () => void) {
    this.#idleMs = idleMs;
    this.#onIdle = onIdle;
    this.#wait();
  }

  /** Somebody uses the session until this answer is complete. */
  used(response: ServerResponse): void {
    this.#underWay += 1;
    clearTimeout(this.#timer);
    response.once('close', () => {
      this.#underWay -= 1;
      this.#wait();
    });
  }

  #wait(): void {
    if (this.#idleMs === null || this.#told || this.#underWay > 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => {
        this.#told = true;
        this.#onIdle();
      },
      Math.min(this.#idleMs, LONGEST_MS),
    ).unref();
  }
}
