import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import next from 'next';
import { readEnvironment } from './environment.js';
import { Gate } from './gate.js';
import { SessionCookie } from './session-cookie.js';
import { SessionKeys } from './session-keys.js';
import { createWebServer } from './web-server.js';
import { WorkerLink } from './worker-link.js';

/** Answers under way may end in this time before their connections are cut. */
const GRACE_MS = 2_000;

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

async function main(): Promise<void> {
  const { port, session, runtimeDirectory, workerSocket, allowedHosts } = readEnvironment(process.env);
  // next-auth derives its addresses from the request, which a forwarded port leaves right.
  process.env.AUTH_TRUST_HOST = 'true';
  delete process.env.NEXTAUTH_URL;
  // Next tells its progress on stdout, which belongs to the ready line.
  console.log = console.error;
  const keys = SessionKeys.read(runtimeDirectory, session);
  const link = new WorkerLink(workerSocket);
  const dir = fileURLToPath(new URL('..', import.meta.url));
  const app = next({ dev: false, dir, hostname: '127.0.0.1', port, quiet: true });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createWebServer({
    gate: new Gate(keys, new SessionCookie(keys)),
    link,
    pages: (request, response) => handle(request, response),
    allowedHosts,
  });
  const bound = await listen(server, port);
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await close(server);
    await link[Symbol.asyncDispose]();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // The starter holds the other end of stdin: when it dies, however it dies, this ends.
  process.stdin.on('end', stop).on('close', stop).resume();
  process.stdout.write(`${JSON.stringify({ ready: true, port: bound })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
