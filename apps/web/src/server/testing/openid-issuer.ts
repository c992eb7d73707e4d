import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT, UnsecuredJWT } from 'jose';

/** What is wrong with the issuer's answer. */
type Fault = 'none' | 'declines' | 'nonce' | 'unsigned' | 'key' | 'audience' | 'issuer' | 'expired' | 'down';

interface Code {
  readonly nonce: string;
  readonly challenge: string;
  readonly redirect: string;
}

const CLIENT = { id: 'emout', secret: 'the client secret' };

const newKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

/** A small OpenID provider with the authorization code flow, at which everybody is `person` at once. */
export class OpenIdIssuer implements AsyncDisposable {
  person: Record<string, unknown> = { sub: 'u1', email: 'one@kyoto.example', email_verified: true };
  fault: Fault = 'none';
  /** Requests for tokens. */
  tokensAsked = 0;
  readonly #server: Server;
  readonly #keys = newKeys();
  readonly #codes = new Map<string, Code>();

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => send(response, 500, String(error)));
    });
  }

  static async start(): Promise<OpenIdIssuer> {
    const issuer = new OpenIdIssuer();
    await once(issuer.#server.listen(0, '127.0.0.1'), 'listening');
    return issuer;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.origin);
    if (this.fault === 'down') send(response, 500, {});
    else if (pathname === '/.well-known/openid-configuration') {
      send(response, 200, {
        issuer: this.origin,
        authorization_endpoint: `${this.origin}/authorize`,
        token_endpoint: `${this.origin}/token`,
        jwks_uri: `${this.origin}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    } else if (pathname === '/jwks') {
      const key = await exportJWK(this.#keys.publicKey);
      send(response, 200, { keys: [{ ...key, kid: 'a', alg: 'RS256', use: 'sig' }] });
    } else if (pathname === '/authorize') this.#authorize(searchParams, response);
    else if (pathname === '/token') await this.#token(request, response);
    else send(response, 404, {});
  }

  #authorize(query: URLSearchParams, response: ServerResponse): void {
    const got = (name: string) => query.get(name) ?? '';
    const right =
      got('response_type') === 'code' &&
      got('client_id') === CLIENT.id &&
      got('code_challenge_method') === 'S256' &&
      got('scope').split(' ').includes('openid');
    if (!right) {
      send(response, 400, Object.fromEntries(query));
      return;
    }
    const back = new URL(got('redirect_uri'));
    back.searchParams.set('state', got('state'));
    if (this.fault === 'declines') back.searchParams.set('error', 'access_denied');
    else {
      const code = randomBytes(12).toString('hex');
      const asked = { nonce: got('nonce'), challenge: got('code_challenge'), redirect: got('redirect_uri') };
      this.#codes.set(code, asked);
      back.searchParams.set('code', code);
    }
    response.writeHead(302, { location: back.href }).end();
  }

  async #token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.tokensAsked += 1;
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const form = new URLSearchParams(text);
    const asked = this.#codes.get(form.get('code') ?? '');
    this.#codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const secret = `${CLIENT.id}:${encodeURIComponent(CLIENT.secret).replaceAll('%20', '+')}`;
    const right =
      asked?.challenge === challenge &&
      asked.redirect === form.get('redirect_uri') &&
      request.headers.authorization === `Basic ${Buffer.from(secret).toString('base64')}`;
    if (!right || asked === undefined) {
      send(response, 400, { error: 'invalid_grant' });
      return;
    }
    const id_token = await this.#idToken(asked.nonce);
    send(response, 200, { access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token });
  }

  async #idToken(nonce: string): Promise<string> {
    const { fault } = this;
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      ...this.person,
      iss: fault === 'issuer' ? 'https://elsewhere.example' : this.origin,
      aud: fault === 'audience' ? 'another client' : CLIENT.id,
      nonce: fault === 'nonce' ? 'another' : nonce,
      iat: now - 1000,
      exp: fault === 'expired' ? now - 500 : now + 600,
    };
    if (fault === 'unsigned') return new UnsecuredJWT(claims).encode();
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'a' })
      .sign(fault === 'key' ? newKeys().privateKey : this.#keys.privateKey);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
