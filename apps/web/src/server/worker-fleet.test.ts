import { describe, expect, it } from 'vitest';
import { OWNER, PlayedWorkers } from './testing/played-workers.js';

const RUNS = Array.from({ length: 60 }, (_, k) => `study/run_${k}`);

async function placesOf(workers: PlayedWorkers): Promise<string[]> {
  return Promise.all(RUNS.map((run) => workers.ask(run)));
}

async function allOf(count: number): Promise<PlayedWorkers> {
  const workers = new PlayedWorkers(count);
  for (let k = 0; k < count; k += 1) await workers.start(k);
  return workers;
}

describe('the workers of a session', () => {
  it('share the runs, each of which stays with its own', async () => {
    await using workers = await allOf(3);
    const places = await placesOf(workers);
    expect(new Set(places)).toEqual(new Set(['0', '1', '2']));
    expect(await placesOf(workers)).toEqual(places);
    const nothing = await workers.ask(null);
    expect([await workers.ask(null), await workers.ask('')]).toEqual([nothing, nothing]);
  });

  it('take over the runs of a dead one alone, and give them back', async () => {
    await using workers = await allOf(3);
    const before = await placesOf(workers);
    await workers.end(1);
    const during = await placesOf(workers);
    for (const [k, place] of before.entries()) {
      if (place === '1') expect(['0', '2']).toContain(during[k]);
      else expect(during[k]).toBe(place);
    }
    expect(new Set(during.filter((_, k) => before[k] === '1')).size).toBe(2);
    await workers.start(1);
    expect(await placesOf(workers)).toEqual(before);
  });

  it('are asked once more when one breaks off before its answer, but not all of them', async () => {
    await using workers = new PlayedWorkers(4);
    const asked: number[] = [];
    for (let k = 0; k < 4; k += 1) {
      await workers.start(k, (request) => {
        asked.push(k);
        request.socket.destroy();
      });
    }
    await expect(workers.ask('a')).rejects.toMatchObject({ tag: 'WorkerLost' });
    expect(asked).toHaveLength(2);
    expect(new Set(asked).size).toBe(2);
  });

  it('answer in place of one that leaves', async () => {
    await using workers = await allOf(2);
    const place = Number(await workers.ask('a'));
    await workers.end(place);
    await workers.start(place, (_, response) => {
      response.writeHead(503, { 'x-emout-leaving': '1', connection: 'close' }).end('leaving');
    });
    expect(await workers.ask('a')).toBe(String(1 - place));
  });

  it('are lost when all are, and found when the first is back', async () => {
    await using workers = new PlayedWorkers(3);
    await expect(workers.ask('a')).rejects.toMatchObject({
      tag: 'WorkerLost',
      hint: expect.stringContaining('few seconds'),
    });
    await workers.start(2);
    expect(await workers.ask('a')).toBe('2');
  });

  it('are left by who does not wait any more, which is no loss', async () => {
    await using workers = new PlayedWorkers(1);
    let arrived: () => void = () => undefined;
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    await workers.start(0, (request, response) => {
      if (request.url === '/long') arrived();
      else response.end('0');
    });
    const leaving = new AbortController();
    const long = { method: 'GET', path: '/long', headers: {}, body: null, run: 'a', visitor: OWNER } as const;
    const asked = workers.fleet.ask(long, leaving.signal);
    await arrival;
    leaving.abort();
    await expect(asked).rejects.toMatchObject({ tag: 'Cancelled' });
    expect(await workers.ask('a')).toBe('0');
  });

  it('are told who asks', async () => {
    await using workers = new PlayedWorkers(1);
    const told: unknown[] = [];
    await workers.start(0, (request, response) => {
      const { headers } = request;
      told.push(['role', 'client', 'scope'].map((name) => headers[`x-emout-${name}`]));
      response.end();
    });
    const request = { method: 'GET', path: '/', headers: {}, body: null, run: null } as const;
    const { signal } = new AbortController();
    const viewer = { role: 'viewer', scope: ['月/a'], client: 'c1' } as const;
    for (const visitor of [OWNER, viewer])
      await (await workers.fleet.ask({ ...request, visitor }, signal)).body.dump();
    expect(told).toEqual([
      ['owner', 'test', undefined],
      ['viewer', 'c1', Buffer.from('["月/a"]').toString('base64url')],
    ]);
  });
});
