import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createRouter } from '@emout/api/router';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BYTE_PATHS } from './http-server.js';
import { buildWorker } from './testing/build.js';
import { mapOf, type SocketClient } from './testing/client.js';
import { NarrowedClient, type Said } from './testing/narrowed-client.js';
import { Scratch } from './testing/scratch.js';
import { WorkerProcess } from './testing/worker-process.js';

const PLANE = 'phisp[-1, :, 6, :]';
let scratch: Scratch;
let worker: WorkerProcess;
let owner: NarrowedClient;
let viewer: NarrowedClient;
const as = (scope: readonly string[] | null, client: SocketClient = worker.client): NarrowedClient =>
  new NarrowedClient(client, scope);

beforeAll(async () => {
  buildWorker();
  scratch = new Scratch();
  const store = join(scratch.path, 'store');
  const copy = (to: string): void => cpSync(scratch.small, to, { recursive: true });
  for (const run of ['open/seen', 'open/seen_2', 'private/hidden', 'private/hidden_2'])
    copy(join(scratch.root, run));
  copy(join(store, 'vault/hidden'));
  rmSync(join(scratch.root, 'study'), { recursive: true });
  symlinkSync(join(scratch.root, 'private/hidden'), join(scratch.root, 'open/hidden'));
  symlinkSync(join(scratch.root, 'private'), join(scratch.root, 'open/way'));
  // A run whose potential lies in the hidden one.
  mkdirSync(join(scratch.root, 'open/patched'));
  for (const file of ['plasma.inp', 'phisp00_0000.h5']) {
    const from = join(scratch.root, file === 'plasma.inp' ? 'open/seen' : 'private/hidden', file);
    if (file === 'plasma.inp') cpSync(from, join(scratch.root, 'open/patched', file));
    else symlinkSync(from, join(scratch.root, 'open/patched', file));
  }
  worker = await WorkerProcess.start({ runtime: scratch.runtime, roots: [scratch.root, store] });
  owner = as(null);
  viewer = as(['open']);
}, 300_000);
afterAll(async () => {
  await worker[Symbol.asyncDispose]();
  scratch[Symbol.dispose]();
});

type Asking = (who: NarrowedClient, run: string, expr: string) => Promise<Said>;

const spec = (run: string, expr: string) => mapOf(expr, run);

/** How each procedure and each route of bytes is asked about a run; null for what is about none. */
const ASKING: Readonly<Record<string, Asking | null>> = {
  'session.info': null,
  'runs.list': null,
  'runs.get': (who, run) => who.ask('runs.get', { run }),
  'runs.input': (who, run) => who.ask('runs.input', { run }),
  'runs.boundaries': (who, run) => who.ask('runs.boundaries', { run }),
  'expressions.check': (who, run, expr) => who.ask('expressions.check', { run, expr, units: 'si' }),
  'expressions.names': (who, run) => who.ask('expressions.names', { run }),
  'figures.describe': (who, run, expr) => who.ask('figures.describe', { spec: spec(run, expr) }),
  'data.values': (who, run, expr) => who.ask('data.values', { data: { run, expr: `${expr}`, units: 'si' } }),
  '/figure': (who, run, expr) => who.sayOfBytes('/figure', spec(run, expr)),
  '/boundaries': (who, run) => who.sayOfBytes('/boundaries', { run, units: 'si', resolution: 1 }),
};
const ABOUT_RUNS = Object.entries(ASKING).flatMap(([name, asking]) =>
  asking === null ? [] : [{ name, asking }],
);
const WITH_EXPRESSIONS = ['expressions.check', 'figures.describe', 'data.values', '/figure'];

/** Ways to a run that may not be seen, with `hidden` for its name. */
const ADDRESSES = [
  'private/hidden',
  'root/private/hidden',
  'open/hidden',
  'root/open/hidden',
  'open/way/hidden',
  'private/hidden+',
  'private/hidden+open/seen',
  'open/seen+private/hidden',
  'open/seen+open/hidden',
  'open/seen+root/private/hidden',
  'vault/hidden',
  'store/vault/hidden',
  'open/../private/hidden',
  './private/hidden',
  'private//hidden',
  'private/hidden/',
  'open\\..\\private\\hidden',
  'private/hidden\0',
];
const EXPRESSIONS = [
  'run("private/hidden").phisp[-1, :, 6, :]',
  'run("open/hidden").phisp[-1, :, 6, :]',
  'run("hidden").phisp[-1, :, 6, :]',
  'run("private/hidden+").phisp[-1, :, 6, :]',
  'phisp[-1, :, 6, :] + run("open/seen+private/hidden").phisp[-1, :, 6, :]',
  'mean(phisp[-1, :, 6, :] - run("store/vault/hidden").phisp[-1, :, 6, :])',
  'phisp[-1, :, 6, :] * run("root/private/hidden").nx',
  'run("private/hidden").run("open/seen").phisp[-1, :, 6, :]',
];

const asAbsent = (text: string): string => text.replaceAll('hidden', 'absent');

it('covers every procedure and every route of bytes', () => {
  const procedures = Object.keys(createRouter()._def.procedures);
  expect(Object.keys(ASKING).sort()).toEqual([...procedures, ...BYTE_PATHS].sort());
});

describe.each(ABOUT_RUNS)('$name', ({ name, asking }) => {
  it('answers about what may be seen as it answers its owner', async () => {
    const [own, seen] = [await asking(owner, 'open/seen', PLANE), await asking(viewer, 'open/seen', PLANE)];
    expect(seen.status).toBe(own.status);
    if (name !== 'figures.describe') expect(seen.text).toBe(own.text);
  });

  it.each(ADDRESSES)('says of %j what it says of a run that is not there', async (address) => {
    // The owner's answer is in the caches by then.
    const ownersOwn = await asking(owner, address, PLANE);
    const [hidden, absent] = [
      await asking(viewer, address, PLANE),
      await asking(viewer, asAbsent(address), PLANE),
    ];
    expect(hidden.status).toBeGreaterThanOrEqual(400);
    expect(asAbsent(hidden.text)).toBe(asAbsent(absent.text));
    expect(hidden.status).toBe(absent.status);
    if (ownersOwn.status === 200) expect(hidden.text).toContain('UnknownRun');
  });

  if (!WITH_EXPRESSIONS.includes(name)) return;
  it.each(EXPRESSIONS)('does not read %s', async (expr) => {
    await asking(owner, 'open/seen', expr);
    const [hidden, absent] = [
      await asking(viewer, 'open/seen', expr),
      await asking(viewer, 'open/seen', asAbsent(expr)),
    ];
    expect(asAbsent(hidden.text)).toBe(asAbsent(absent.text));
    expect(hidden.status).toBe(absent.status);
    if (name === 'expressions.check') expect(hidden.text).toContain('"ok":false');
    else expect(hidden.status).toBe(404);
  });
});

describe('what is told of the rest', () => {
  it('is nothing by the list of runs and the counts of roots', async () => {
    const list = await viewer.ask('runs.list');
    expect(list.text).toContain('"open/seen"');
    expect(list.text).not.toMatch(/hidden|private|vault|store|way/);
    const info = JSON.parse((await viewer.ask('session.info')).text).result.data;
    expect(info).toMatchObject({ role: 'viewer', roots: [{ label: 'root', runs: 3 }] });
    expect(info.roots).toHaveLength(1);
    expect(JSON.parse((await as([]).ask('runs.list')).text).result.data).toEqual([]);
    expect(JSON.parse((await as([]).ask('session.info')).text).result.data.roots).toEqual([]);
    const all = JSON.parse((await owner.ask('session.info')).text).result.data;
    expect(all).toMatchObject({
      role: 'owner',
      roots: [
        { label: 'root', runs: 5 },
        { label: 'store', runs: 1 },
      ],
    });
  });

  it('is nothing of a continuation that may not be seen', async () => {
    const one = as(['open/seen']);
    const own = await owner.ask('runs.get', { run: 'open/seen+' });
    const seen = await one.ask('runs.get', { run: 'open/seen+' });
    expect(own.text).toContain('"shape":[9,41,13,17]');
    expect(seen.text).toContain('"shape":[5,41,13,17]');
    expect(seen.text).not.toContain('seen_2');
    expect((await viewer.ask('runs.get', { run: 'open/seen+' })).text).toBe(own.text);
  });

  it('is nothing of a file that a link inside of a run leads to', async () => {
    expect((await owner.post('/figure', spec('open/patched', PLANE))).status).toBe(200);
    expect((await viewer.post('/figure', spec('open/patched', PLANE))).status).toBe(422);
    expect((await as(['open', 'private']).post('/figure', spec('open/patched', PLANE))).status).toBe(200);
    const detail = await viewer.ask('runs.get', { run: 'open/patched' });
    expect(detail.text).not.toMatch(/hidden|private/);
  });
});

describe('figures', () => {
  it('are the same for all who may see them', async () => {
    const [own, seen] = [
      await owner.post('/figure', spec('open/seen', PLANE)),
      await viewer.post('/figure', spec('open/seen', PLANE)),
    ];
    expect(seen.headers.etag).toBe(own.headers.etag);
    expect(seen.body.equals(own.body)).toBe(true);
    const again = await viewer.post('/figure', spec('open/seen', PLANE));
    expect(again.headers['server-timing']).toBe('cache;desc="kept"');
  });

  it('in flight are checked for each who asks', async () => {
    const layer = { kind: 'map', data: { run: 'private/hidden', expr: PLANE } } as const;
    const long = {
      v: 1,
      size: { width: 30, height: 30, dpi: 100 },
      panels: Array.from({ length: 30 }, () => ({ layers: [layer] })),
    };
    const drawing = owner.post('/figure', long);
    const refused = await viewer.sayOfBytes('/figure', long);
    expect(refused).toMatchObject({ status: 404, text: expect.stringContaining('UnknownRun') });
    expect((await drawing).status).toBe(200);
    expect((await viewer.sayOfBytes('/figure', long)).status).toBe(404);
  });

  it('are refused to who sends a scope that cannot be read', async () => {
    const headers = { 'x-emout-scope': '!' };
    const body = JSON.stringify(spec('open/seen', PLANE));
    expect((await worker.client.ask({ method: 'POST', path: '/figure', body, headers })).status).toBe(400);
    const asked = await worker.client.ask({ path: '/trpc/runs.list', headers });
    expect(asked.status).toBe(400);
    expect(asked.body.toString()).toContain('x-emout-scope cannot be read');
  });
});
