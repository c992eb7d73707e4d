import { connect } from 'node:net';

const SILENCE_MS = 20_000;

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  /** Names in lower case; values of one name in a row. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: string;
}

/** One request as text; `headers` are added as they are, one line each. */
export interface RawRequest {
  readonly method?: string;
  readonly path: string;
  readonly host?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
}

/** The bytes of a request, which says of nothing whether it may be said. The connection is to be closed after it. */
export function requestText(request: RawRequest, port: number): string {
  const { method = 'GET', path, host = `localhost:${port}`, headers = [], body } = request;
  const length = body === undefined ? [] : [`content-length: ${Buffer.byteLength(body)}`];
  const lines = [`${method} ${path} HTTP/1.1`, `host: ${host}`, 'connection: close', ...headers, ...length];
  return `${lines.join('\r\n')}\r\n\r\n${body ?? ''}`;
}

/** Everything that a server says to `text` until it closes the connection; throws when it stays silent and open. */
export function exchange(port: number, text: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.setTimeout(SILENCE_MS, () => {
      socket.destroy();
      reject(new Error(`No end of the answer to ${JSON.stringify(text.slice(0, 80))}`));
    });
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A server that refuses may close before it has read everything.
    socket.on('error', () => resolve(Buffer.concat(chunks)));
    socket.on('end', () => {
      socket.end();
      resolve(Buffer.concat(chunks));
    });
    socket.write(Buffer.from(text, 'latin1'));
  });
}

function headersOf(lines: readonly string[]): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  return headers;
}

/** The body that chunks make up, and where the last of them ends. */
function unchunked(text: string, from: number): readonly [string, number] {
  const parts: string[] = [];
  let at = from;
  while (at < text.length) {
    const line = text.indexOf('\r\n', at);
    const size = Number.parseInt(text.slice(at, line), 16);
    if (line === -1 || !(size > 0)) return [parts.join(''), line === -1 ? text.length : line + 4];
    parts.push(text.slice(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
  return [parts.join(''), at];
}

/** The answers in what a server said; `bodiless`: to a HEAD, whose answer has no body whatever its headers say. */
export function answersIn(bytes: Buffer, bodiless = false): RawAnswer[] {
  const text = bytes.toString('latin1');
  const answers: RawAnswer[] = [];
  let at = 0;
  while (at < text.length) {
    const head = /^HTTP\/1\.[01] (\d{3})[^\r\n]*\r\n/.exec(text.slice(at));
    const end = text.indexOf('\r\n\r\n', at);
    if (head === null || end === -1)
      throw new Error(`This is no HTTP: ${JSON.stringify(text.slice(at, at + 80))}`);
    const headers = headersOf(text.slice(at + head[0].length, end).split('\r\n'));
    const status = Number(head[1]);
    const length = headers.get('content-length')?.[0];
    const start = end + 4;
    let body = '';
    if (bodiless || status === 204 || status === 304 || status < 200) at = start;
    else if (headers.get('transfer-encoding')?.[0] === 'chunked') [body, at] = unchunked(text, start);
    else {
      at = length === undefined ? text.length : start + Number(length);
      body = text.slice(start, at);
    }
    answers.push({ status, headers, body });
  }
  return answers;
}
