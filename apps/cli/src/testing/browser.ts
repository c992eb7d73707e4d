import { setTimeout as pause } from 'node:timers/promises';

/** What one browser knows of a server: its cookies. It follows redirects only where it is told to. */
export class Browser {
  readonly #cookies = new Map<string, string>();

  /** `address`: of the server, without a path. */
  constructor(readonly address: string) {}

  /** For a `Cookie` header. */
  get cookies(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Has a cookie that it was not given by the server. */
  plant(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  async ask(path: string, init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {}) {
    const headers = { cookie: this.cookies, 'sec-fetch-site': 'same-origin', ...init.headers };
    const response = await fetch(new URL(path, this.address), { redirect: 'manual', ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (at > 0) this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  /** Opens an address that signs in; resolves to the status of the page that it leads to. */
  async signIn(address: string): Promise<number> {
    const { pathname, search } = new URL(address);
    const first = await this.ask(`${pathname}${search}`);
    await first.arrayBuffer();
    const page = await this.ask(first.headers.get('location') ?? '/');
    await page.arrayBuffer();
    return page.status;
  }

  /** The first letters of a picture, which say what it is; asks once more where the server says so, as pages do. */
  async pictureStart(path: string): Promise<string> {
    const first = await this.ask(path);
    const retryS = first.headers.get('retry-after');
    if (retryS !== null) await pause(Number(retryS) * 1_000);
    const response = retryS === null ? first : await this.ask(path);
    const bytes = Buffer.from(await response.arrayBuffer());
    return response.status === 200
      ? bytes.toString('latin1', 0, 4).replace('\u0089', '')
      : `${response.status}: ${bytes.toString('utf8')}`;
  }
}

/** A picture of the run `small` that is drawn at once. */
export const QUICK_PICTURE = `/fig/small.png?expr=${encodeURIComponent('phisp[-1,:,6,:]')}`;

/** Films of the run `small` that take a second or several; each `edge` is another one. */
export const slowPicture = (edge: number) =>
  `/fig/small.gif?expr=${encodeURIComponent('phisp[:,:,6,:]')}&width=4096&height=${4096 - edge}`;
