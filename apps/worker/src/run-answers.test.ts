import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runBoundariesSchema } from '@emout/api/boundary-schemas';
import { expressionCheckSchema, expressionNameSchema } from '@emout/api/expression-schemas';
import { runInputSchema } from '@emout/api/parameter-schemas';
import { runPathSchema } from '@emout/api/schemas';
import { decodeMeshes } from '@emout/geometry/mesh-buffer';
import { Hdf5Writer } from '@emout/hdf5/hdf5-writer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnThread } from './pool/spawn-thread.js';
import { startWorker } from './start-worker.js';
import { buildWorker, DIST } from './testing/build.js';
import { errorOf, mapOf, SocketClient } from './testing/client.js';
import { configOf } from './testing/open-worker.js';
import { Scratch } from './testing/scratch.js';
import { WorkerProcess } from './testing/worker-process.js';

const small = runPathSchema.parse('study/small');
let scratch: Scratch;
let worker: WorkerProcess;
let client: SocketClient;

beforeAll(async () => {
  buildWorker();
  scratch = new Scratch();
  worker = await WorkerProcess.start({ runtime: scratch.runtime, roots: [scratch.root], threads: 1 });
  client = worker.client;
}, 300_000);
afterAll(async () => {
  await worker[Symbol.asyncDispose]();
  scratch[Symbol.dispose]();
});

function meshes(body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return client.ask({ method: 'POST', path: '/boundaries', body: text, headers });
}

const USUAL = { run: 'study/small', units: 'si', resolution: 1 };

describe('POST /boundaries', () => {
  it('answers with surfaces that can be decoded, in metres or grid units', async () => {
    const [si, grid] = await Promise.all([meshes(USUAL), meshes({ ...USUAL, units: 'emses' })]);
    expect([si.status, si.headers['content-type']]).toEqual([200, 'application/octet-stream']);
    const [metres, cells] = [si, grid].map(({ body }) => decodeMeshes(Uint8Array.from(body)));
    expect([metres?.header.unit, cells?.header.unit]).toEqual(['m', null]);
    expect(metres?.header.bodies.length).toBeGreaterThan(0);
    expect(metres?.triangles).toEqual(cells?.triangles);
    const inGrid = Array.from(cells?.positions ?? []);
    expect(metres?.positions.length).toBe(inGrid.length);
    for (const [k, cell] of inGrid.entries()) expect(metres?.positions[k]).toBeCloseTo(cell / 2, 5);
  });

  it('answers 304 to the tag of the same surfaces', async () => {
    const { headers } = await meshes(USUAL);
    const again = await meshes(USUAL, { 'if-none-match': headers.etag ?? '' });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect((await meshes({ ...USUAL, units: 'emses' }, { 'if-none-match': headers.etag ?? '' })).status).toBe(
      200,
    );
  });

  it.each([
    ['', 400, 'BadRequest'],
    ['{', 400, 'BadRequest'],
    ['[]', 400, 'BadRequest'],
    [{ ...USUAL, resolution: 9 }, 400, 'BadRequest'],
    [{ ...USUAL, units: 'cgs' }, 400, 'BadRequest'],
    [{ ...USUAL, more: 1 }, 400, 'BadRequest'],
    [{ ...USUAL, run: 'study/gone' }, 404, 'UnknownRun'],
    [{ ...USUAL, run: '../../etc' }, 403, 'PathOutsideRoots'],
    ['x'.repeat(3e6), 413, 'BodyTooLarge'],
  ])('refuses %j', async (body, status, tag) => {
    const refused = await meshes(body);
    expect([refused.status, errorOf(refused).tag]).toEqual([status, tag]);
    expect((await client.health()).ok).toBe(true);
  });

  it('takes no other method', async () => {
    expect((await client.ask({ path: '/boundaries' })).status).toBe(405);
  });
});

describe('what pages ask of a run', () => {
  it('is its input, in the order of the file', async () => {
    const input = runInputSchema.parse(await client.trpc.runs.input.query({ run: small }));
    expect(input).toMatchObject({
      run: 'study/small',
      source: 'plasma.inp',
      conversionKey: { dxM: 0.5, toC: 10000 },
    });
    expect(input.groups.slice(0, 3).map(({ name }) => name)).toEqual(['esorem', 'jobcon', 'digcon']);
    const nx = input.groups.find(({ name }) => name === 'tmgrid')?.entries.find(({ name }) => name === 'nx');
    expect(nx).toMatchObject({ text: '16', number: 16 });
  });

  it('is its boundaries, with boxes in grid units', async () => {
    const answer = runBoundariesSchema.parse(await client.trpc.runs.boundaries.query({ run: small }));
    expect(answer).toMatchObject({ run: 'study/small', grid: { nx: 16, ny: 12, nz: 40 }, dxM: 0.5 });
    expect(answer.boundaries.length).toBeGreaterThan(0);
    for (const { box, problem } of answer.boundaries) expect(box === null).toBe(problem !== null);
  });

  it('is what an expression would give, or why it gives nothing', async () => {
    const check = async (expr: string) =>
      expressionCheckSchema.parse(
        await client.trpc.expressions.check.query({ run: small, expr, units: 'si' }),
      );
    expect(await check('mean(phisp[-1], axis="z")')).toMatchObject({ ok: true, shape: [13, 17], unit: 'V' });
    expect(await check('phips[-1]')).toMatchObject({
      ok: false,
      span: { start: 0, end: 5 },
      near: ['phisp', 'phixy', 'phiz'],
    });
    expect(await check('x'.repeat(1_000))).toMatchObject({ ok: false });
    expect(await check('run("gone").phisp')).toMatchObject({ ok: false });
  });

  it('is every name that an expression may hold', async () => {
    const names = await client.trpc.expressions.names.query({ run: small });
    for (const name of names) expressionNameSchema.parse(name);
    const kinds = new Map(names.map(({ name, kind }) => [name, kind]));
    for (const [name, kind] of Object.entries({
      phisp: 'field',
      exz: 'vector',
      nx: 'parameter',
      mean: 'function',
      pi: 'constant',
    })) {
      expect(kinds.get(name), name).toBe(kind);
    }
  });

  it('is refused for a run that is not there', async () => {
    const run = runPathSchema.parse('study/gone');
    const { runs, expressions } = client.trpc;
    const asked = [
      runs.input.query({ run }),
      runs.boundaries.query({ run }),
      expressions.names.query({ run }),
      expressions.check.query({ run, expr: 'phisp', units: 'si' }),
    ];
    for (const answer of asked) await expect(answer).rejects.toMatchObject({ data: { tag: 'UnknownRun' } });
  });
});

describe('a long expression', () => {
  const EDGE = 128;
  const SNAPSHOTS = 4;
  const LONG = `mean(${Array.from({ length: 24 }, (_, k) => `sqrt(phisp**2 + ${k} * phisp**2)`).join(' + ')}, axis=("t", "z"))`;

  beforeAll(async () => {
    mkdirSync(join(scratch.root, 'large'), { recursive: true });
    writeFileSync(join(scratch.root, 'large/plasma.inp'), `&tmgrid nx = ${EDGE} /\n`);
    const writer = await Hdf5Writer.create(join(scratch.root, 'large/phisp00_0000.h5'));
    writer.group('phisp');
    for (let k = 0; k < SNAPSHOTS; k += 1) {
      writer.dataset('phisp', `000${k}`, new Float32Array(EDGE ** 3).fill(k), [EDGE, EDGE, EDGE]);
    }
    writer.close();
  });

  it('gives its thread back when nobody waits any more', async () => {
    const leaving = new AbortController();
    const left = client
      .figure(mapOf(LONG, 'large'), { signal: leaving.signal })
      .catch((error: Error) => error.name);
    while ((await client.health()).pool.running === 0) await new Promise((done) => setTimeout(done, 5));
    await new Promise((done) => setTimeout(done, 50));
    expect((await client.health()).pool.running).toBe(1);
    leaving.abort();
    expect(await left).toBe('AbortError');
    expect((await client.figure(mapOf('phisp[-1, :, 6, :]'))).status).toBe(200);
    expect((await client.health()).pool).toMatchObject({ running: 0, replaced: 0 });
  });

  it('ends at the deadline, and the thread goes on', async () => {
    using other = new Scratch();
    await using running = await startWorker({
      config: configOf(other, 1, scratch.root),
      spawn: (settings) => spawnThread(settings, new URL('pool/thread.js', DIST)),
      log: () => undefined,
      deadlineMs: 500,
    });
    const here = new SocketClient(running.socket);
    // The first waits for the thread to start.
    while ((await here.figure(mapOf('phisp[-1, :, 6, :]'))).status !== 200);
    const late = await here.figure(mapOf(LONG, 'large'));
    expect([late.status, errorOf(late).tag]).toEqual([503, 'Deadline']);
    while ((await here.figure(mapOf('phisp[-1, :, 5, :]'))).status !== 200);
    expect(running.pool.state.replaced).toBe(0);
  });
});
