import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { runPathSchema } from '@emout/api/schemas';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildWorker } from './testing/build.js';
import { errorOf, mapOf } from './testing/client.js';
import { OpenWorker } from './testing/open-worker.js';
import { appendSnapshot, Scratch } from './testing/scratch.js';
import { WorkerProcess } from './testing/worker-process.js';

beforeAll(buildWorker, 300_000);

const PNG_SIGNATURE = '89504e470d0a1a0a';

function start(
  scratch: Scratch,
  options: { threads?: number; memoryMb?: number } = {},
): Promise<WorkerProcess> {
  return WorkerProcess.start({ runtime: scratch.runtime, roots: [scratch.root], ...options });
}

/** Large enough to be caught at work. */
function longFigure(run = 'study/small') {
  const layer = { kind: 'map', data: { run, expr: 'phisp[-1, :, 6, :]' } } as const;
  return {
    v: 1,
    size: { width: 40, height: 40, dpi: 100 },
    panels: Array.from({ length: 64 }, () => ({ layers: [layer, { kind: 'contour', data: layer.data }] })),
  } as const;
}

describe('the worker process', () => {
  it('draws through its socket, which nobody else can open', async () => {
    using scratch = new Scratch();
    await using worker = await start(scratch);
    expect(worker.socket).toBe(join(scratch.runtime, 'worker-0.sock'));
    expect(lstatSync(worker.socket).mode & 0o777).toBe(0o600);
    const answer = await worker.client.figure(mapOf('phisp[-1, :, 6, :]'));
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('image/png');
    expect(answer.headers['server-timing']).toMatch(/read;dur=.*compose;dur=.*paint;dur=/);
    expect(answer.body.subarray(0, 8).toString('hex')).toBe(PNG_SIGNATURE);
    expect(answer.body.readUInt32BE(16)).toBe(960);
  });

  it('knows a repeated figure without a thread, and answers 304 to its tag', async () => {
    using scratch = new Scratch();
    await using worker = await start(scratch);
    const first = await worker.client.figure(mapOf('phisp[-1, :, 6, :]'));
    const again = await worker.client.figure({ ...mapOf('phisp[-1, :, 6, :]'), theme: 'matplotlib' });
    expect(again.headers['server-timing']).toBe('cache;desc="kept"');
    expect(again.body.equals(first.body)).toBe(true);
    const etag = first.headers.etag ?? '';
    const unchanged = await worker.client.figure(mapOf('phisp[-1, :, 6, :]'), {
      headers: { 'if-none-match': etag },
    });
    expect(unchanged.status).toBe(304);
    expect(unchanged.body.byteLength).toBe(0);
    const described = await worker.client.trpc.figures.describe.query({ spec: mapOf('phisp[-1, :, 6, :]') });
    expect(described.etag).toBe(etag);
  });

  it('writes every format, and tells them apart by their tags', async () => {
    using scratch = new Scratch();
    await using worker = await start(scratch);
    const spec = {
      ...mapOf('phisp[:, :, 6, :]'),
      size: { width: 3, height: 2, dpi: 50 },
      animation: { axis: 't' },
    };
    const tags = new Set<string>();
    for (const [format, mime, head] of [
      ['png', 'image/png', '\x89PNG'],
      ['svg', 'image/svg+xml', '<'],
      ['pdf', 'application/pdf', '%PDF-'],
      ['jpg', 'image/jpeg', '\xff\xd8'],
      ['webp', 'image/webp', 'RIFF'],
      ['gif', 'image/gif', 'GIF89a'],
      ['apng', 'image/apng', '\x89PNG'],
      ['html', 'text/html; charset=utf-8', '<!doctype html>\n<html lang="en"'],
      ['html&lang=ja', 'text/html; charset=utf-8', '<!doctype html>\n<html lang="ja"'],
    ] as const) {
      const answer = await worker.client.figure(spec, { path: `/figure?format=${format}` });
      expect(answer.status, answer.body.toString('latin1').slice(0, 200)).toBe(200);
      expect(answer.headers['content-type']).toBe(mime);
      expect(answer.body.toString('latin1').startsWith(head), format).toBe(true);
      tags.add(answer.headers.etag ?? '');
    }
    expect(tags.size).toBe(9);
    const still = mapOf('phisp[-1, :, 6, :]');
    const refused = await worker.client.figure(still, { path: '/figure?format=gif' });
    expect(refused.status).toBe(400);
    expect(errorOf(refused).message).toContain('no animation');
    const unknown = await worker.client.figure(still, { path: '/figure?format=bmp' });
    expect(errorOf(unknown).message).toContain('known are png, svg');
  });

  it('answers every procedure of the router', async () => {
    using scratch = new Scratch();
    await using worker = await start(scratch);
    const { trpc } = worker.client;
    const run = runPathSchema.parse('study/small');
    expect((await trpc.runs.list.query()).map((one) => one.run)).toEqual([run]);
    expect(await trpc.session.info.query()).toMatchObject({ roots: [{ label: 'root', runs: 1 }] });
    expect((await trpc.runs.get.query({ run })).fields.map((field) => field.name)).toContain('phisp');
    const { panels } = await trpc.figures.describe.query({ spec: mapOf('phisp[-1, :, 6, :]') });
    expect(panels[0]?.expression).toBe('phisp[4, :, 6, :]');
    const line = await trpc.data.values.query({ data: { run, expr: 'phisp[-1, :, 6, 8]', units: 'emses' } });
    expect(line.values[0]).toBeCloseTo(921.1427612304688, 3);
  });

  it('shows the step that a running simulation adds', async () => {
    using scratch = new Scratch();
    const shape: [number, number, number] = [3, 4, 5];
    const path = await scratch.writeRun('growing', 'phisp', shape, [1, 2]);
    await using worker = await start(scratch);
    const newest = mapOf('phisp[-1, :, 0, :]', 'growing');
    const describeNewest = async () => {
      const description = await worker.client.trpc.figures.describe.query({ spec: newest });
      return description.panels[0];
    };
    const before = await worker.client.figure(newest);
    expect(await describeNewest()).toMatchObject({ expression: 'phisp[1, :, 0, :]', data: { max: 2 } });
    await appendSnapshot(path, 'phisp', shape, 2, 3);
    expect(await describeNewest()).toMatchObject({ expression: 'phisp[2, :, 0, :]', data: { max: 3 } });
    const after = await worker.client.figure(newest);
    expect(after.headers.etag).not.toBe(before.headers.etag);
    expect(after.headers['server-timing']).toContain('read');
    const run = runPathSchema.parse('growing');
    expect((await worker.client.trpc.runs.get.query({ run })).steps.written).toBe(3);
  });

  it('draws in four threads at once what one thread draws', async () => {
    using scratch = new Scratch();
    await using worker = await start(scratch, { threads: 4 });
    const specs = Array.from({ length: 48 }, (_, k) =>
      mapOf(`phisp[${k % 4}, ${k % 3 === 0 ? ':' : '::-1'}, ${k % 13}, :]`),
    );
    const together = await Promise.all(specs.map((spec) => worker.client.figure(spec)));
    expect(together.map((answer) => answer.status)).toEqual(specs.map(() => 200));
    expect((await worker.client.health()).pool).toMatchObject({ threads: 4, replaced: 0 });

    // Pictures say what files they were drawn from: both draw from the same.
    using other = new Scratch();
    await using single = await WorkerProcess.start({
      runtime: other.runtime,
      roots: [scratch.root],
      threads: 1,
    });
    for (const [k, spec] of specs.entries()) {
      if (k % 8 !== 0) continue;
      const alone = await single.client.figure(spec);
      expect(together[k]?.body.equals(alone.body)).toBe(true);
    }
  });

  it('ends with its parent, and on SIGTERM, leaving no socket', async () => {
    using scratch = new Scratch();
    await using one = await start(scratch);
    expect(await one.end(() => one.process.stdin?.end())).toBe(0);
    expect(existsSync(one.socket)).toBe(false);
    await using other = await start(scratch);
    await other.client.figure(mapOf('phisp[-1, :, 6, :]'));
    expect(await other.end(() => other.process.kill('SIGTERM'))).toBe(0);
    expect(existsSync(other.socket)).toBe(false);
  });

  it('does not start in a directory that others can enter, nor with a root that is not there', async () => {
    using scratch = new Scratch();
    chmodSync(scratch.runtime, 0o755);
    const open = await WorkerProcess.refusal({ runtime: scratch.runtime, roots: [scratch.root] });
    expect(open).toMatchObject({ code: 1, stderr: expect.stringContaining('chmod 700') });
    chmodSync(scratch.runtime, 0o700);
    const lost = await WorkerProcess.refusal({
      runtime: scratch.runtime,
      roots: [join(scratch.path, 'none')],
    });
    expect(lost).toMatchObject({ code: 1, stderr: expect.stringContaining('does not exist') });
  });
});

describe('bad input', () => {
  it('gets a clear answer each time, and the next request works', async () => {
    using scratch = new Scratch();
    const { root, small } = scratch;
    mkdirSync(join(scratch.path, 'outside/run'), { recursive: true });
    writeFileSync(join(scratch.path, 'outside/run/plasma.inp'), '');
    symlinkSync(join(scratch.path, 'outside/run'), join(root, 'escape'));
    await scratch.writeRun('truncated', 'phisp', [40, 40, 40], [1, 2]);
    const truncated = join(root, 'truncated/phisp00_0000.h5');
    truncateSync(truncated, Math.floor(statSync(truncated).size / 8));
    writeFileSync(join(small, 'ex00_0000.h5'), 'no HDF5 at all');
    await using worker = await start(scratch);
    const { client } = worker;

    const slice = 'phisp[-1, :, 6, :]';
    const cases: readonly (readonly [string, object | string, number, string])[] = [
      ['a path that climbs out', mapOf(slice, '../outside/run'), 403, 'PathOutsideRoots'],
      ['an absolute path', mapOf(slice, '/etc'), 403, 'PathOutsideRoots'],
      ['a link that leads out', mapOf(slice, 'escape'), 403, 'PathOutsideRoots'],
      ['an unknown run', mapOf(slice, 'nowhere'), 404, 'UnknownRun'],
      ['an unknown field', mapOf('phips[0, :, 6, :]'), 404, 'UnknownField'],
      ['an index out of range', mapOf('phisp[25, :, 6, :]'), 400, 'IndexError'],
      ['too many indices', mapOf('phisp[0, 0, 0, 0, 0]'), 400, 'IndexError'],
      ['a broken expression', mapOf('phisp[0, :'), 400, 'ExpressionError'],
      ['a step of zero', mapOf('phisp[0, ::0, 6, :]'), 400, 'IndexError'],
      [
        'an absurd size',
        { ...mapOf(slice), size: { width: 100000, height: 100000, dpi: 10 } },
        400,
        'FigureTooLarge',
      ],
      ['an unknown member', { ...mapOf(slice), colour: 'red' }, 400, 'FigureSpecError'],
      ['a volume as a map', mapOf('phisp[-1]'), 400, 'FigureSpecError'],
      ['broken JSON', '{"v": 1, "panels": [', 400, 'BadRequest'],
      ['no object', '[1, 2]', 400, 'FigureSpecError'],
      ['a huge body', 'x'.repeat(3_000_000), 413, 'BodyTooLarge'],
      ['a truncated file', mapOf('phisp[-1, :, 6, :]', 'truncated'), 422, 'UnreadableField'],
      ['a file that is no HDF5', mapOf('ex[-1, :, 6, :]'), 422, 'UnreadableField'],
    ];
    for (const [what, body, status, tag] of cases) {
      const answer = await client.ask({
        method: 'POST',
        path: '/figure',
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      expect([what, answer.status, errorOf(answer).tag]).toEqual([what, status, tag]);
      expect(errorOf(answer).message.length).toBeGreaterThan(10);
      expect(answer.headers['content-type']).toContain('application/json');
    }
    expect((await client.figure(mapOf(slice))).status).toBe(200);
    expect((await client.health()).pool.replaced).toBe(0);
  });

  it('is told in words to the pages', async () => {
    using scratch = new Scratch();
    await using worker = await start(scratch);
    const asked = worker.client.trpc.figures.describe.query({ spec: mapOf('phisp[25, :, 6, :]') });
    await expect(asked).rejects.toMatchObject({
      message: 'There is no step 25. phisp has steps 0 to 4; the last can also be written −1.',
      data: { tag: 'IndexError', httpStatus: 400 },
    });
    const lost = worker.client.trpc.runs.get.query({ run: 'nowhere' });
    await expect(lost).rejects.toMatchObject({ data: { tag: 'UnknownRun', httpStatus: 404 } });
  });

  it('is refused at other addresses and by other methods', async () => {
    using scratch = new Scratch();
    await using worker = await start(scratch);
    expect((await worker.client.ask({ path: '/figure' })).status).toBe(405);
    expect((await worker.client.ask({ path: '/etc/passwd' })).status).toBe(404);
    expect((await worker.client.ask({ path: '/trpc/runs.drop' })).status).toBe(404);
  });
});

describe('threads', () => {
  it('are replaced when they die, and the task is done again', async () => {
    using scratch = new Scratch();
    await using worker = new OpenWorker();
    const client = await worker.start(scratch);
    const drawing = client.figure(longFigure());
    await worker.busy(1, 0);
    await worker.threads[0]?.terminate();
    expect((await drawing).status).toBe(200);
    expect((await client.health()).pool).toMatchObject({ threads: 1, replaced: 1 });
  });

  it('that die twice end the task in words, and the next request works', async () => {
    using scratch = new Scratch();
    await using worker = new OpenWorker();
    const client = await worker.start(scratch);
    const drawing = client.figure(longFigure());
    await worker.busy(1, 0);
    await worker.threads[0]?.terminate();
    await worker.busy(1, 0);
    await worker.threads[1]?.terminate();
    const answer = await drawing;
    expect([answer.status, errorOf(answer).tag]).toEqual([503, 'WorkerLost']);
    expect((await client.figure(mapOf('phisp[-1, :, 6, :]'))).status).toBe(200);
  });

  it('are asked once for equal figures in flight', async () => {
    using scratch = new Scratch();
    await using worker = new OpenWorker();
    const client = await worker.start(scratch);
    const blocking = client.figure(longFigure());
    await worker.busy(1, 0);
    const equal = Array.from({ length: 5 }, () => client.figure(mapOf('phisp[-1, :, 6, :]')));
    const other = client.figure(mapOf('phisp[-1, :, 7, :]'));
    await worker.busy(1, 2);
    const answers = await Promise.all([blocking, other, ...equal]);
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    expect(new Set(answers.slice(2).map((answer) => answer.headers.etag)).size).toBe(1);
  });

  it('are freed when the client leaves', async () => {
    using scratch = new Scratch();
    await using worker = new OpenWorker();
    const client = await worker.start(scratch);
    const leaving = new AbortController();
    const abandoned = [
      client.figure(longFigure(), { signal: leaving.signal }),
      client.figure(mapOf('phisp[0, :, 1, :]'), { signal: leaving.signal }),
    ].map((asked) => asked.catch((error: Error) => error.name));
    await worker.busy(1, 1);
    leaving.abort();
    expect(await Promise.all(abandoned)).toEqual(['AbortError', 'AbortError']);
    await worker.busy(0, 0);
    expect((await client.figure(mapOf('phisp[-1, :, 6, :]'))).status).toBe(200);
    expect((await client.health()).pool.replaced).toBe(0);
  });

  it('are not asked when too much waits', async () => {
    using scratch = new Scratch();
    await using worker = new OpenWorker();
    const client = await worker.start(scratch, { maxWaiting: 2 });
    const drawing = client.figure(longFigure());
    await worker.busy(1, 0);
    const waiting = [client.figure(mapOf('phisp[0, :, 1, :]')), client.figure(mapOf('phisp[0, :, 2, :]'))];
    await worker.busy(1, 2);
    const refused = await client.figure(mapOf('phisp[0, :, 3, :]'));
    expect([refused.status, errorOf(refused).tag]).toEqual([503, 'Busy']);
    const answers = await Promise.all([drawing, ...waiting]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
  });

  it('are stopped at the deadline', async () => {
    using scratch = new Scratch();
    await using worker = new OpenWorker();
    const client = await worker.start(scratch, { deadlineMs: 20 });
    const answer = await client.figure(longFigure());
    expect([answer.status, errorOf(answer).tag]).toEqual([503, 'Deadline']);
    await worker.busy(0, 0);
  });
});

describe('memory', () => {
  it('stays within the budget of the caches while 500 slices are drawn', async () => {
    using scratch = new Scratch();
    // 500 slices of 160 × 160 values and their pictures are several times what 256 MB leave for caches.
    const shape: [number, number, number] = [160, 500, 160];
    await scratch.writeRun('wide', 'phisp', shape, [1]);
    await using worker = await start(scratch, { threads: 2, memoryMb: 256 });
    let largest = 0;
    for (let y = 0; y < 500; y += 10) {
      const specs = Array.from({ length: 10 }, (_, k) => mapOf(`phisp[0, :, ${y + k}, :]`, 'wide'));
      const answers = await Promise.all(specs.map((spec) => worker.client.figure(spec)));
      expect(answers.every((answer) => answer.status === 200)).toBe(true);
      const { memory } = await worker.client.health();
      largest = Math.max(largest, memory.cacheBytes);
      expect(memory.cacheBytes).toBeLessThanOrEqual(memory.budgetBytes);
    }
    // The budget leaves 24 MB for caches; all slices together would take 51.
    expect(largest).toBeGreaterThan(10e6);
    expect(largest).toBeLessThanOrEqual(24e6);
  }, 120_000);
});
