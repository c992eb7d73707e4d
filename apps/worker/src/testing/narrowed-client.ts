import type { Answer, SocketClient } from './client.js';

/** What a question came to, as text. */
export interface Said {
  readonly status: number;
  readonly text: string;
}

/** Asks a worker as the web server does for somebody who may see a scope; null is everything. */
export class NarrowedClient {
  constructor(
    private readonly client: SocketClient,
    private readonly scope: readonly string[] | null,
  ) {}

  /** A procedure of the router. */
  async ask(procedure: string, input?: unknown): Promise<Said> {
    const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    return said(await this.client.ask({ path: `/trpc/${procedure}${query}`, headers: this.#headers }));
  }

  /** A route of bytes. */
  post(path: string, body: unknown): Promise<Answer> {
    return this.client.ask({ method: 'POST', path, body: JSON.stringify(body), headers: this.#headers });
  }

  async sayOfBytes(path: string, body: unknown): Promise<Said> {
    return said(await this.post(path, body));
  }

  get #headers(): Record<string, string> {
    if (this.scope === null) return {};
    const scope = Buffer.from(JSON.stringify(this.scope)).toString('base64url');
    return { 'x-emout-scope': scope, 'x-emout-role': 'viewer', 'x-emout-client': 'viewer' };
  }
}

function said({ status, body }: Answer): Said {
  return { status, text: body.toString('utf8') };
}
