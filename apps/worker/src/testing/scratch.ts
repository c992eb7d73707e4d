import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hdf5Writer } from '@emout/hdf5/hdf5-writer';

const SMALL = fileURLToPath(new URL('../../../../fixtures/golden/data/small', import.meta.url));

/** A directory of a test: a root with the run `study/small`, a runtime directory for the socket. */
export class Scratch implements Disposable {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'emw-')));
  readonly root = join(this.path, 'root');
  readonly runtime = join(this.path, 'rt');
  readonly small = join(this.root, 'study/small');

  constructor() {
    mkdirSync(this.runtime, { mode: 0o700 });
    cpSync(SMALL, this.small, { recursive: true });
  }

  /** A run whose field has snapshots of one value each; returns the path of its file. */
  async writeRun(
    name: string,
    field: string,
    shape: [number, number, number],
    values: number[],
  ): Promise<string> {
    mkdirSync(join(this.root, name), { recursive: true });
    const path = join(this.root, name, `${field}00_0000.h5`);
    const writer = await Hdf5Writer.create(path);
    writer.group(field);
    for (const [k, value] of values.entries()) writeSnapshot(writer, field, shape, k, value);
    writer.close();
    return path;
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Adds snapshot `k`, which holds one value everywhere, as a running simulation does. */
export async function appendSnapshot(
  path: string,
  field: string,
  shape: [number, number, number],
  k: number,
  value: number,
): Promise<void> {
  const writer = await Hdf5Writer.append(path);
  writeSnapshot(writer, field, shape, k, value);
  writer.close();
}

function writeSnapshot(
  writer: Hdf5Writer,
  field: string,
  shape: [number, number, number],
  k: number,
  value: number,
): void {
  const data = new Float32Array(shape[0] * shape[1] * shape[2]).fill(value);
  writer.dataset(field, String(k).padStart(4, '0'), data, shape);
}
