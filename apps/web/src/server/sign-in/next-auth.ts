import { createRequire } from 'node:module';
import type { AuthOptions } from 'next-auth';
import type { CredentialsConfig } from 'next-auth/providers/credentials';

/** What next-auth is asked, in the form that it takes from pages of Next. */
export interface AuthQuestion {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, string>>;
  /** Of the address, with `nextauth`: its parts after `/api/auth/`. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Readonly<Record<string, string>>;
}

/** What next-auth answered. */
export interface AuthAnswer {
  readonly status: number;
  readonly setCookie: readonly string[];
  /** Where it would send the browser. */
  readonly redirect: string | null;
  readonly body: unknown;
}

interface Sink {
  status(code: number): Sink;
  getHeader(name: string): string[] | undefined;
  setHeader(name: string, value: string | string[]): Sink;
  json(value: unknown): void;
  send(value: unknown): void;
  end(): void;
}

type Handler = (question: AuthQuestion, sink: Sink, options: AuthOptions) => Promise<void>;

/** CommonJS, whose default export Node and bundlers find in different places; loaded when somebody first signs in. */
const load = createRequire(import.meta.url);

/** Runs one of next-auth's routes. */
export async function askNextAuth(question: AuthQuestion, options: AuthOptions): Promise<AuthAnswer> {
  // It then derives its addresses from the question, which is right behind any forwarded port.
  process.env.AUTH_TRUST_HOST = 'true';
  delete process.env.NEXTAUTH_URL;
  const { default: handle } = load('next-auth') as { readonly default: Handler };
  const headers = new Map<string, string | string[]>();
  let status = 200;
  let body: unknown = null;
  const sink: Sink = {
    status(code) {
      status = code;
      return sink;
    },
    getHeader: (name) => {
      const value = headers.get(name.toLowerCase());
      return typeof value === 'string' ? [value] : value;
    },
    setHeader(name, value) {
      headers.set(name.toLowerCase(), value);
      return sink;
    },
    json(value) {
      body = value;
    },
    send(value) {
      body = value;
    },
    end() {},
  };
  await handle(question, sink, options);
  const location = headers.get('location');
  const url = typeof body === 'object' && body !== null && 'url' in body ? body.url : undefined;
  const redirect = typeof location === 'string' ? location : typeof url === 'string' ? url : null;
  return { status, setCookie: sink.getHeader('set-cookie') ?? [], redirect, body };
}

/** A provider that asks for a key. */
export function keyProvider(
  authorize: (key: string) => { readonly id: string } | null,
): CredentialsConfig<{ key: { type: string } }> {
  return {
    id: 'key',
    name: 'key',
    type: 'credentials',
    credentials: { key: { type: 'password' } },
    authorize: async (given) => authorize(given?.key ?? ''),
  };
}
