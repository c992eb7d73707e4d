import path from 'node:path';
import { builtPagesDirectory, startPages } from './built-pages.js';
import { DeferredPages } from './deferred-pages.js';
import { Draining } from './draining.js';
import { readEnvironment } from './environment.js';
import { IdleWatch } from './idle-watch.js';
import { openListeners } from './listeners.js';
import { openGate } from './sign-in/open-gate.js';
import { createWebHandler } from './web-server.js';
import { WorkerFleet } from './worker-fleet.js';

/** Somebody who copies the printed address into a browser takes longer. */
const HEAD_START_MS = 1_000;

/** One line for the process that started this one. */
function tell(value: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Calls `stop` when this process is asked to end, or the one that started it has died, however it died. */
function onEnd(stop: () => void): void {
  process.on('SIGTERM', stop).on('SIGINT', stop);
  process.stdin.on('end', stop).on('close', stop).resume();
}

async function main(): Promise<void> {
  const environment = readEnvironment(process.env);
  const { listen, session, sessionDirectory, runtimeDirectory, basePath, allowedHosts } = environment;
  const dir = builtPagesDirectory();
  // next-auth derives its addresses from the request, which a forwarded port leaves right.
  Object.assign(process.env, { NODE_ENV: 'production', AUTH_TRUST_HOST: 'true', EMOUT_BASE_PATH: basePath });
  delete process.env.NEXTAUTH_URL;
  // Next tells its progress on stdout, which belongs to the ready line.
  console.log = console.error;
  const institutionFile = process.env.EMOUT_OIDC_FILE;
  const { gate, audit } = openGate({ sessionDirectory, session, basePath, institutionFile });
  const sockets = environment.workerSockets.map((socket) => ({ kind: 'socket', path: socket }) as const);
  const workers = new WorkerFleet(sockets);
  let port = 0;
  const pages = new DeferredPages(() =>
    startPages({ dir, port, basePath, cacheDirectory: path.join(runtimeDirectory, 'pages') }),
  );
  const idleMs = environment.idleS === null ? null : environment.idleS * 1000;
  const draining = new Draining(environment.graceS * 1000);
  const listeners = await openListeners({
    places: listen,
    handle: createWebHandler({
      gate,
      workers,
      pages: pages.handle,
      allowedHosts,
      basePath,
      idle: new IdleWatch(idleMs, () => tell({ idle: true })),
    }),
    certificatesDirectory: path.join(sessionDirectory, 'certs'),
    watch: (server) => draining.watch(server),
  });
  port = listeners.port;
  onEnd(() => {
    if (draining.started) return;
    void draining.drain(listeners.servers).then(async () => {
      await Promise.all([workers[Symbol.asyncDispose](), audit.flush()]);
      process.exit(0);
    });
  });
  tell({ ready: true, port });
  pages.loadAfter(HEAD_START_MS);
  await pages.loaded;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
