import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { Hdf5Writer, type WritableArray } from '@emout/hdf5/hdf5-writer';
import { particleFileOf } from '../src/file-names.js';
import { OpenFiles } from '../src/open-files.js';
import { type OpenParticlesOptions, openParticles } from '../src/open-particles.js';
import type { Parameters } from '../src/parameters.js';
import type { ParticleSeries } from '../src/particle-series.js';

/** A directory into which particle files are written for a test. */
export class ParticleDirectory implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'emout-particles-'));
  readonly #names = new Set<string>();

  /** Output → values; in a group, or in the root when `group` is empty. */
  async write(
    fileName: string,
    group: string,
    outputs: Readonly<Record<string, WritableArray | readonly number[]>>,
  ): Promise<void> {
    this.#names.add(fileName);
    const writer = await Hdf5Writer.create(join(this.path, fileName));
    for (const [name, values] of Object.entries(outputs)) {
      const data = ArrayBuffer.isView(values) ? values : Float32Array.from(values);
      writer.dataset(group, name, data, [data.length]);
    }
    writer.close();
  }

  /** A file of the name that was written by other means. */
  add(fileName: string): string {
    this.#names.add(fileName);
    return join(this.path, fileName);
  }

  async open(
    species: number,
    options: OpenParticlesOptions & { readonly parameters?: Parameters } = {},
  ): Promise<ParticleSeries> {
    const { parameters = null, ...rest } = options;
    return openParticleSeries(this.path, [...this.#names], species, parameters, rest);
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true });
  }
}

/** The particles of a species among the files of these names. */
export async function openParticleSeries(
  directory: string,
  names: readonly string[],
  species: number,
  parameters: Parameters | null,
  options: OpenParticlesOptions = {},
): Promise<ParticleSeries> {
  const files = names.flatMap((name) => particleFileOf(name) ?? []);
  const open = new OpenFiles(await Hdf5Library.load());
  const run = { parts: [{ directory, files }], open, mayRead: () => true, parameters };
  return openParticles(run, species, options);
}
