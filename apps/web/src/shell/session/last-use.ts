/** What does not keep a session from ending: what a page asks for by itself, and files that are the same for everybody. */
const NO_USE = /\/api\/trpc\/(?:session\.info|runs\.list)(?:[?,]|$)|\/_next\/static\//;
/** A click often asks for many things. */
const TOLD_EVERY_MS = 10_000;

/** Whether asking for an address tells the server that it is in use. */
export function isUse(address: string): boolean {
  return !NO_USE.test(address);
}

/** When this page last asked its server for anything that keeps the session running; ms of the browser's clock. */
export class LastUse {
  readonly #changed = new Set<() => void>();
  #atMs = Date.now();
  #told = this.#atMs;

  readonly atMs = (): number => this.#atMs;

  /** The last use that was told of: a value that changes at most every ten seconds. */
  readonly toldMs = (): number => this.#told;

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#changed.add(changed);
    return () => this.#changed.delete(changed);
  };

  /** Something was asked for. */
  note(address: string): void {
    if (!isUse(address)) return;
    this.#atMs = Date.now();
    if (this.#atMs - this.#told < TOLD_EVERY_MS) return;
    this.#told = this.#atMs;
    for (const changed of this.#changed) changed();
  }

  /** Hears of everything that the page asks for, until the returned function is called. */
  observe(): () => void {
    const observer = new PerformanceObserver((list) => {
      for (const { name } of list.getEntries()) {
        if (new URL(name, window.location.href).origin === window.location.origin) this.note(name);
      }
    });
    observer.observe({ type: 'resource' });
    return () => observer.disconnect();
  }
}
