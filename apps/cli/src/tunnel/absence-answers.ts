import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { htmlText } from '../gallery/html-text.js';
import type { Absence } from './session-target.js';

/** By this header the dashboard knows that not the server of the session answered. */
export const SESSION_HEADER = 'x-emout-session';
const RETRY_S = 5;
/** A client that sends more than it can within this time is answered all the same. */
const BODY_TIMEOUT_MS = 2_000;
/** A connection on which nothing is asked is closed; browsers open some in advance. */
const SILENCE_MS = 60_000;

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:20vh auto 0;padding:0 1.5rem;color:#1c1e21}' +
  '@media(prefers-color-scheme:dark){body{background:#16181b;color:#e4e6e9}}';
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

const HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Retry-After': String(RETRY_S),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-ancestors 'none'`,
  Connection: 'close',
};

/** What people are told while a session does not answer. */
export function absenceSentence(session: string, { reason }: Absence): string {
  return `The session "${session}" does not answer: ${reason}; emout server status tells more.`;
}

function page(session: string, absence: Absence): string {
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="refresh" content="${RETRY_S}"><meta name="viewport" content="width=device-width">`,
    `<title>${htmlText(session)}</title><style>${STYLE}</style></head>`,
    `<body><p>${htmlText(absenceSentence(session, absence))}</p></body></html>\n`,
  ].join('');
}

async function bodyTaken(request: IncomingMessage): Promise<void> {
  if (request.complete) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, BODY_TIMEOUT_MS);
    request.once('close', resolve).once('end', resolve).resume();
    request.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
  });
}

/** Answers HTTP requests with 503 in the place of a session that does not answer. */
export class AbsenceAnswers {
  readonly #absences = new WeakMap<Socket, Absence>();
  readonly #server: Server;

  constructor(readonly session: string) {
    this.#server = createServer((request, response) => {
      void this.#answer(request, response);
    });
  }

  /** Takes a connection from which nothing was read yet; it is closed after its first request. */
  take(socket: Socket, absence: Absence): void {
    this.#absences.set(socket, absence);
    // A server that does not listen itself minds no times.
    socket.setTimeout(SILENCE_MS, () => socket.destroy());
    this.#server.emit('connection', socket);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const absence = this.#absences.get(request.socket) ?? {
      condition: 'unreachable',
      reason: 'its server does not answer',
    };
    await bodyTaken(request);
    const wantsPage = request.headers.accept?.includes('text/html') === true;
    const { condition } = absence;
    const message = absenceSentence(this.session, absence);
    const body = wantsPage
      ? page(this.session, absence)
      : `${JSON.stringify({ error: { tag: 'SessionAbsent', condition, message } })}\n`;
    response.writeHead(503, {
      ...HEADERS,
      [SESSION_HEADER]: condition,
      'Content-Type': wantsPage ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(body),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  }
}
