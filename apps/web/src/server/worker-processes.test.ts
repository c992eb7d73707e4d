import { beforeAll, describe, expect, it } from 'vitest';
import { OWNER } from './testing/played-workers.js';
import { buildWorker, WorkerProcesses } from './testing/worker-processes.js';
import type { WorkerFleet } from './worker-fleet.js';

const RUN = 'study/small';

beforeAll(buildWorker, 300_000);

/** So many panels of one slice; of a few it is large enough to be caught at work. */
function figure(title: string, panels: number) {
  const layer = { kind: 'map', data: { run: RUN, expr: 'phisp[-1, :, 6, :]' } } as const;
  const size = { width: 4 * Math.sqrt(panels), height: 4 * Math.sqrt(panels), dpi: 100 };
  return { v: 1, size, title, panels: Array.from({ length: panels }, () => ({ layers: [layer] })) };
}

async function draw(fleet: WorkerFleet, spec: object): Promise<[status: number, signature: string]> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(spec);
  const request = { method: 'POST', path: '/figure', headers, body, run: RUN, visitor: OWNER } as const;
  const answer = await fleet.ask(request, new AbortController().signal);
  const bytes = Buffer.from(await answer.body.arrayBuffer());
  return [answer.status, bytes.subarray(1, 4).toString()];
}

describe('three worker processes', () => {
  it('draw the picture of one that is killed in the middle of it, and give the run back to its successor', async () => {
    await using workers = await WorkerProcesses.start(3);
    const { fleet } = workers;
    const drawing = draw(fleet, figure('a long one', 36));
    const own = await workers.atWork();
    await workers.end(own, 'SIGKILL');
    expect(await drawing).toEqual([200, 'PNG']);
    await workers.startOne(own);
    const again = draw(fleet, figure('once more', 36));
    expect(await workers.atWork()).toBe(own);
    expect(await again).toEqual([200, 'PNG']);
  }, 120_000);

  it('finish what they draw when they are told to end; another draws what comes then', async () => {
    await using workers = await WorkerProcesses.start(2);
    const { fleet } = workers;
    const drawing = draw(fleet, figure('a long one', 36));
    const own = await workers.atWork();
    const ended = workers.end(own, 'SIGTERM');
    expect(await draw(fleet, figure('a short one', 1))).toEqual([200, 'PNG']);
    expect(await drawing).toEqual([200, 'PNG']);
    expect(await ended).toBe(0);
  }, 120_000);
});
