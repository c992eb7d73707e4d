import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { goldenRun } from '../test/golden-fixture.js';
import { ParticleDirectory } from '../test/particle-files.js';
import { particleFileOf, sortFileNames } from './file-names.js';
import { OpenFiles } from './open-files.js';
import { openParticles } from './open-particles.js';

const MILLISECONDS = process.env.CI ? 4000 : 1000;
let hdf5: Hdf5Library;
beforeAll(async () => {
  hdf5 = await Hdf5Library.load();
});

it('any name is a particle file or none', () => {
  const piece = fc.oneof(
    fc.constantFrom('p', 'x', 'vx', 'tid', 'e', '_', '00', '0000', '.h5', '\n'),
    fc.nat().map(String),
  );
  const name = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(fc.array(name, { maxLength: 5 }), (names) => {
      const { particles, fields } = sortFileNames(names);
      for (const { fileName, species, segment, part, rank } of particles) {
        expect(particleFileOf(fileName)?.species).toBe(species);
        for (const number of [species, segment, part, rank ?? 0])
          expect(Number.isSafeInteger(number)).toBe(true);
        expect([...fields.values()]).not.toContain(fileName);
      }
    }),
    { seed: 22, numRuns: 1_000_000, interruptAfterTimeLimit: MILLISECONDS },
  );
});

it('a damaged particle file is told or read, never more', () => {
  using directory = new ParticleDirectory();
  const names = readdirSync(goldenRun).filter((name) => /^p4(?:x|tid)e/.test(name));
  const whole = names.map((name) => readFileSync(join(goldenRun, name)));
  const files = names.flatMap((name) => particleFileOf(name) ?? []);
  const damage = fc.array(fc.tuple(fc.nat(4000), fc.nat(255)), { maxLength: 8 });
  let told = 0;
  let readable = 0;
  fc.assert(
    fc.property(fc.array(damage, { minLength: 4, maxLength: 4 }), fc.nat(8000), (damages, end) => {
      whole.forEach((bytes, n) => {
        const changed = Buffer.from(bytes);
        for (const [at, value] of damages[n] ?? []) changed[at % changed.length] = value;
        writeFileSync(join(directory.path, names[n] ?? ''), n === 3 ? changed.subarray(0, end) : changed);
      });
      const open = new OpenFiles(hdf5);
      try {
        const parts = [{ directory: directory.path, files }];
        const series = openParticles({ parts, open, mayRead: () => true, parameters: null }, 4);
        for (let k = 0; k < series.keys.length; k++) {
          series.read(k, series.components, { range: { kind: 'range', start: 0, stop: 100, step: 1 } });
          readable += 1;
        }
      } catch (error) {
        if (!(error instanceof Error && 'tag' in error)) throw error;
        told += 1;
      } finally {
        open.close();
      }
    }),
    { seed: 23, numRuns: 1_000_000, interruptAfterTimeLimit: MILLISECONDS },
  );
  expect(readable).toBeGreaterThan(told);
});
