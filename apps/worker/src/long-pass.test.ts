import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runPathSchema } from '@emout/api/schemas';
import { Hdf5Writer } from '@emout/hdf5/hdf5-writer';
import { beforeAll, expect, it } from 'vitest';
import { buildWorker } from './testing/build.js';
import { Scratch } from './testing/scratch.js';
import { WorkerProcess } from './testing/worker-process.js';

beforeAll(buildWorker, 300_000);

const [NZ, NY, NX] = [160, 128, 128];

it('reads planes across the fastest axis right, with two threads at one file', async () => {
  using scratch = new Scratch();
  mkdirSync(join(scratch.root, 'large'));
  const writer = await Hdf5Writer.create(join(scratch.root, 'large', 'phisp00_0000.h5'));
  writer.group('phisp');
  writer.dataset(
    'phisp',
    '0000',
    Float32Array.from({ length: NZ * NY * NX }, (_, k) => k),
    [NZ, NY, NX],
  );
  writer.close();
  await using worker = await WorkerProcess.start({ runtime: scratch.runtime, roots: [scratch.root] });

  const run = runPathSchema.parse('large');
  for (const x of [0, 5, 64, 127]) {
    const expr = `phisp[0, :, ::2, ${x}]`;
    const { values } = await worker.client.trpc.data.values.query({ data: { run, expr, units: 'emses' } });
    const expected = Array.from({ length: (NZ * NY) / 2 }, (_, k) => k * 2 * NX + x);
    expect(values).toEqual(expected);
  }
});
