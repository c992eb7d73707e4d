import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { Hdf5ReadError, NotHdf5Error, TruncatedFileError } from '@emout/hdf5/errors';
import { UnknownSpeciesError } from './errors.js';
import type { ParticleFile } from './file-names.js';
import type { OpenFiles } from './open-files.js';
import type { Parameters } from './parameters.js';
import { particleComparison } from './particle-comparison.js';
import { readParticleFile } from './particle-file.js';
import { type LoadedParticleFile, particleGenerations, particleSpecies } from './particle-files.js';
import { ParticleSeries } from './particle-series.js';
import { joinAsEmout, joinGenerations } from './particle-timeline.js';
import { ParticlePieces } from './particle-values.js';
import { type ListedFile, listFile, type MayRead, reasonOf } from './run-listing.js';

export interface OpenParticlesOptions {
  /**
   * `emout`: every file of a component follows the one before in time; files by rank and continuations are left out.
   */
  readonly compat?: 'emout' | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface ParticleFilesOfRun {
  /** The directory of the run and those that continue it, with the particle files of every species. */
  readonly parts: readonly { readonly directory: string; readonly files: readonly ParticleFile[] }[];
  readonly open: OpenFiles;
  readonly mayRead: MayRead;
  readonly parameters: Parameters | null;
}

/**
 * Opens the particles of a species: lists what its files hold; values are read where they are asked for.
 * Files that cannot be read are left out and said in `problems`.
 * @throws UnknownSpeciesError, and the reason of the signal.
 */
export function openParticles(
  run: ParticleFilesOfRun,
  species: number,
  options: OpenParticlesOptions = {},
): ParticleSeries {
  const { compat, signal } = options;
  const parts = (compat ? run.parts.slice(0, 1) : run.parts).map(({ directory, files }) => ({
    directory,
    files: files.filter((file) => file.species === species && !(compat && file.rank !== null)),
  }));
  const files = parts.reduce((count, part) => count + part.files.length, 0);
  if (files === 0)
    throw new UnknownSpeciesError(species, particleSpecies(run.parts.flatMap((part) => part.files)));
  const problems: string[] = [];
  let bytes = 0;
  let modifiedAtMs = 0;
  const generations = parts.flatMap(({ directory, files: ofPart }) => {
    const loaded: LoadedParticleFile[] = [];
    for (const file of ofPart) {
      signal?.throwIfAborted();
      const listed = listParticleFile(directory, file.fileName, run.mayRead);
      bytes += listed.version.size;
      modifiedAtMs = Math.max(modifiedAtMs, listed.version.mtimeMs);
      const contents = load(run.open, file, listed, problems);
      if (contents) loaded.push(contents);
    }
    return particleGenerations(directory, loaded);
  });
  const pieces = new ParticlePieces((path) => run.open.get(path));
  const steps = compat
    ? joinAsEmout(generations)
    : joinGenerations(generations, particleComparison(pieces, signal));
  return new ParticleSeries({
    species,
    steps,
    pieces,
    parameters: run.parameters,
    problems,
    fingerprint: `p${species}-${files}-${bytes}-${modifiedAtMs}`,
  });
}

function listParticleFile(directory: string, fileName: string, mayRead: MayRead): ListedFile {
  let isLink = true;
  try {
    isLink = lstatSync(join(directory, fileName)).isSymbolicLink();
  } catch {
    // `listFile` meets the same failure and words it.
  }
  return listFile(directory, fileName, isLink, mayRead);
}

function load(
  open: OpenFiles,
  file: ParticleFile,
  listed: ListedFile,
  problems: string[],
): LoadedParticleFile | null {
  const { fileName, path, refusal, version } = listed;
  const refuse = (reason: string): null => {
    problems.push(`${fileName} cannot be read. ${reason}`);
    return null;
  };
  if (refusal) return refuse(refusal.text);
  if (version.size === 0) return refuse('It is empty (0 bytes).');
  try {
    // What was kept open may be older than what was just listed.
    open.drop(path);
    const contents = readParticleFile(open.get(path), file.component);
    problems.push(...contents.problems.map((problem) => `${fileName}: ${problem}`));
    return { file, filePath: path, contents };
  } catch (error) {
    open.drop(path);
    return refuse(hdf5Reason(error));
  }
}

function hdf5Reason(error: unknown): string {
  if (error instanceof NotHdf5Error) return `It is not an HDF5 file: ${error.reason}`;
  if (error instanceof TruncatedFileError) return 'The file ends early.';
  if (error instanceof Hdf5ReadError) return `${error.what}.`;
  return reasonOf(error);
}
