import type { PageHandler } from './web-server.js';

/**
 * Pages whose loading takes the processor for most of a second: it begins with the first page that is asked for, or
 * by itself after a head start, in which the worker comes up and the first pictures are drawn.
 */
export class DeferredPages {
  /** Settles when the pages are there, or cannot be loaded. */
  readonly loaded: Promise<PageHandler>;
  #begin: () => void = () => undefined;

  constructor(load: () => Promise<PageHandler>) {
    this.loaded = new Promise<void>((resolve) => {
      this.#begin = resolve;
    }).then(load);
    // Told by who awaits `loaded`; a page asked for meanwhile must not end the process.
    this.loaded.catch(() => undefined);
  }

  /** Loads by itself when nobody has asked within `headStartMs`. */
  loadAfter(headStartMs: number): void {
    setTimeout(this.#begin, headStartMs);
  }

  readonly handle: PageHandler = async (request, response) => {
    this.#begin();
    await (await this.loaded)(request, response);
  };
}
