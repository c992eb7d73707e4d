import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'undici';

export interface BrowserAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Where it redirects to, or `''`. */
  readonly location: string;
}

/** Keeps cookies as a browser does, and goes where it is told, one step at a time. */
export class Browser {
  readonly cookies = new Map<string, string>();

  constructor(
    readonly origin: string,
    /** Sent with every request. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async ask(
    address: string,
    {
      method = 'GET',
      headers = {},
      form,
    }: {
      method?: 'GET' | 'HEAD' | 'POST';
      headers?: Record<string, string>;
      form?: Record<string, string>;
    } = {},
  ): Promise<BrowserAnswer> {
    const url = new URL(address, this.origin);
    const own = url.origin === this.origin;
    const answer = await request(url, {
      method: form === undefined ? method : 'POST',
      headers: {
        ...(own ? this.headers : {}),
        ...(own && this.cookies.size > 0 ? { cookie: this.cookieHeader } : {}),
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
      body: form === undefined ? null : new URLSearchParams(form).toString(),
    });
    if (own) for (const line of [answer.headers['set-cookie'] ?? []].flat()) this.#keep(line);
    const { location } = answer.headers;
    return {
      ...{ status: answer.statusCode, headers: answer.headers, text: await answer.body.text() },
      location: typeof location === 'string' ? location : '',
    };
  }

  /** Posts a form of next-auth's with its token, below `prefix`. */
  async post(action: string, fields: Record<string, string> = {}, prefix = ''): Promise<BrowserAnswer> {
    const csrf = await this.ask(`${prefix}/api/auth/csrf`);
    const { csrfToken } = JSON.parse(csrf.text) as { csrfToken: string };
    return this.ask(`${prefix}/api/auth/${action}`, { form: { ...fields, csrfToken, json: 'true' } });
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const at = pair.indexOf('=');
    const ended = attributes.some((attribute) => {
      const [name = '', value = ''] = attribute.split('=');
      if (/^max-age$/i.test(name)) return Number(value) <= 0;
      return /^expires$/i.test(name) && Date.parse(value) <= Date.now();
    });
    if (ended) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}
