import { execFileSync } from 'node:child_process';
import { Pool } from 'undici';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { expressionOf } from './pictures.js';
import type { Result } from './report.js';
import { measure, timing } from './statistics.js';

const CLIENTS = 8;
const PICTURES = 480;
const MEMORY_PICTURES = 500;
const WORKER_BUDGET_MB = 1024;

async function getPicture(pool: Pool, token: string, run: string, expr: string): Promise<number> {
  const path = `/fig/${run}.png?expr=${encodeURIComponent(expr)}`;
  const reply = await pool.request({ path, method: 'GET', headers: { authorization: `Bearer ${token}` } });
  const bytes = (await reply.body.arrayBuffer()).byteLength;
  if (reply.statusCode !== 200) throw new Error(`${path}: HTTP ${reply.statusCode}`);
  return bytes;
}

/** Resident memory of the worker process, in MB (Linux and macOS). */
function workerMemoryMb(parent: number): number {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' });
  for (const line of table.split('\n')) {
    const [, ppid, rss, ...words] = line.trim().split(/\s+/);
    if (Number(ppid) === parent && words.join(' ').includes('worker')) return Number(rss) / 1024;
  }
  return Number.NaN;
}

async function benchClients(server: DemoServer, run: string): Promise<Result[]> {
  const pool = new Pool(server.origin, { connections: CLIENTS });
  const get = (expr: string) => getPicture(pool, server.token, run, expr);
  const one = await measure(100, 20, (i) => get(expressionOf(i)));

  const durations: number[] = [];
  let next = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (next < PICTURES) {
        const index = 1000 + next++;
        const began = performance.now();
        await get(expressionOf(index));
        durations.push(performance.now() - began);
      }
    }),
  );
  const perSecond = (PICTURES / (performance.now() - start)) * 1000;
  // Enough uncounted requests for the run-time compiler to be done with this path, too.
  const repeated = await measure(400, 300, () => get('phisp[-1, :, 64, :]'));
  await pool.close();
  return [
    { name: 'HTTP, 1 client, every picture new', timing: one, target: null },
    { name: `HTTP, ${CLIENTS} clients, every picture new`, timing: timing(durations), target: null },
    {
      name: `HTTP, ${CLIENTS} clients: pictures per second`,
      value: { amount: perSecond, unit: '/s' },
      target: { atLeast: 60 },
    },
    { name: 'HTTP, the same picture again', timing: repeated, target: { medianMs: 3 } },
  ];
}

async function benchMemory(server: DemoServer, run: string): Promise<Result[]> {
  const pool = new Pool(server.origin, { connections: 2 });
  let worst = 0;
  for (let i = 0; i < MEMORY_PICTURES; i++) {
    const plane = i % 3;
    const step = i % 20;
    const expr =
      plane === 0
        ? `phisp[${step}, ${(i * 7) % 513}, :, :]`
        : plane === 1
          ? `phisp[${step}, :, ${i % 129}, :]`
          : `phisp[${step}, :, :, ${i % 129}]`;
    await getPicture(pool, server.token, run, expr);
    if (i % 25 === 0) worst = Math.max(worst, workerMemoryMb(server.pid));
  }
  worst = Math.max(worst, workerMemoryMb(server.pid));
  await pool.close();
  return [
    {
      name: `memory of the worker over ${MEMORY_PICTURES} slices`,
      value: { amount: worst, unit: 'MB resident' },
      target: { atMost: WORKER_BUDGET_MB },
    },
  ];
}

/** Starts the built server as a person does and measures it through HTTP. */
export async function benchOverHttp(root: string, run: string, firstPort: number): Promise<Result[]> {
  const starts: number[] = [];
  for (let i = 0; i < 3; i++) {
    const begun = performance.now();
    await using cold = await startDemoServer(root, firstPort + i);
    const pool = new Pool(cold.origin);
    await getPicture(pool, cold.token, run, 'phisp[-1, :, 64, :]');
    starts.push(performance.now() - begun);
    await pool.close();
  }
  await using server = await startDemoServer(root, firstPort + 3);
  return [
    { name: 'start of the server to the first picture', timing: timing(starts), target: { medianMs: 2000 } },
    ...(await benchClients(server, run)),
    ...(await benchMemory(server, run)),
  ];
}
