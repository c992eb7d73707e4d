import type { ParticleComponent, ParticleFile } from './file-names.js';
import type { ParticleFileContents } from './particle-file.js';

/** The components in the order in which they are listed. */
export const PARTICLE_COMPONENTS: readonly ParticleComponent[] = ['x', 'y', 'z', 'vx', 'vy', 'vz', 'tid'];

/** The species that there are particle files of, ascending. */
export function particleSpecies(files: readonly ParticleFile[]): number[] {
  return [...new Set(files.map(({ species }) => species))].sort((a, b) => a - b);
}

/** A dataset of one component: all particles of a step, or those of one rank. */
export interface ParticlePiece {
  /** Where the file is. */
  readonly filePath: string;
  readonly path: string;
}

/** One output: the pieces of each component follow one another along the particle axis. */
export interface ParticleStep {
  /** The output counter, continued over files that count anew. */
  readonly key: number;
  readonly pieces: ReadonlyMap<ParticleComponent, readonly ParticlePiece[]>;
}

/** The files of one segment and part in one directory, all ranks and components. */
export interface ParticleGeneration {
  readonly directory: string;
  readonly segment: number;
  readonly part: number;
  /** Keys ascending. */
  readonly steps: readonly ParticleStep[];
}

export interface LoadedParticleFile {
  readonly file: ParticleFile;
  readonly filePath: string;
  readonly contents: ParticleFileContents;
}

/** Puts the files of a species in a directory together by segment and part, ranks in their order. */
export function particleGenerations(
  directory: string,
  loaded: readonly LoadedParticleFile[],
): ParticleGeneration[] {
  const ordered = [...loaded].sort(
    ({ file: a }, { file: b }) => a.segment - b.segment || a.part - b.part || (a.rank ?? -1) - (b.rank ?? -1),
  );
  const generations = new Map<string, LoadedParticleFile[]>();
  for (const one of ordered) {
    const name = `${one.file.segment}_${one.file.part}`;
    const known = generations.get(name);
    if (known) known.push(one);
    else generations.set(name, [one]);
  }
  return [...generations.values()].map((files) => {
    const [{ file } = { file: { segment: 0, part: 0 } }] = files;
    return { directory, segment: file.segment, part: file.part, steps: stepsOf(files) };
  });
}

function stepsOf(files: readonly LoadedParticleFile[]): ParticleStep[] {
  const steps = new Map<number, Map<ParticleComponent, ParticlePiece[]>>();
  for (const { file, filePath, contents } of files) {
    for (const { key, path } of contents.datasets) {
      const step = steps.get(key) ?? new Map<ParticleComponent, ParticlePiece[]>();
      steps.set(key, step);
      const pieces = step.get(file.component);
      if (pieces) pieces.push({ filePath, path });
      else step.set(file.component, [{ filePath, path }]);
    }
  }
  return [...steps].sort(([a], [b]) => a - b).map(([key, pieces]) => ({ key, pieces }));
}
