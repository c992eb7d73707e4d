import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { MAX_SPEC_BYTES } from '@emout/api/schemas';
import { sendSentence } from './answer.js';
import { ListenError } from './listen-error.js';
import { SECURITY_HEADERS, setSecurityHeaders } from './security-headers.js';
import type { SessionCertificates } from './session-certificates.js';

export type HttpServer = Server | TlsServer;
type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** Anybody on this machine can connect: who opens connections or sends slowly must not keep them from the owner. */
const MAX_CONNECTIONS = 4096;
const HANDSHAKE_TIMEOUT_MS = 10_000;

const UNREADABLE: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

const OPTIONS: ServerOptions = {
  /** A question's input and a picture's specification travel in the address. */
  maxHeaderSize: 4 * MAX_SPEC_BYTES,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  /** Node would answer by itself, without the headers of every answer; who names no host is refused as a stranger is. */
  requireHostHeader: false,
};

/** What is no HTTP gets an answer that is, with the headers of every answer. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = UNREADABLE[error.code ?? ''] ?? '400 Bad Request';
  const headers = Object.entries({ ...SECURITY_HEADERS, connection: 'close', 'content-length': '0' });
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${status}\r\n${lines}\r\n`);
}

/** For expectations other than `100-continue`, which Node would answer by itself, too. */
function refuseExpectation(_request: IncomingMessage, response: ServerResponse): void {
  setSecurityHeaders(response, 'http');
  response.setHeader('connection', 'close');
  sendSentence(response, 417, 'The header Expect names what is not done here; 100-continue is.');
}

function bounded<Kind extends HttpServer>(server: Kind): Kind {
  server.maxConnections = MAX_CONNECTIONS;
  server.on('clientError', refuseUnreadable);
  server.on('checkExpectation', refuseExpectation);
  return server;
}

/** A server of plain HTTP that does not listen yet. */
export function createPlainServer(handle: RequestHandler): HttpServer {
  return bounded(createServer(OPTIONS, handle));
}

/**
 * A server of HTTPS that does not listen yet. Who shows no certificate of the session is cut off in the handshake, before
 * a byte of HTTP is read. @throws ListenError where the certificates cannot be used
 */
export function createMutualTlsServer(handle: RequestHandler, certificates: SessionCertificates): HttpServer {
  try {
    return bounded(
      createTlsServer(
        {
          ...OPTIONS,
          ...certificates,
          requestCert: true,
          rejectUnauthorized: true,
          minVersion: 'TLSv1.2',
          handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
        },
        handle,
      ),
    );
  } catch (cause) {
    throw new ListenError(
      'NoCertificate',
      'The certificates of the session cannot be used. The session makes them when it starts: start it again.',
      { cause },
    );
  }
}
