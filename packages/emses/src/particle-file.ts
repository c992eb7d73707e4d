import { TruncatedFileError } from '@emout/hdf5/errors';
import type { Hdf5File } from '@emout/hdf5/hdf5-file';
import type { ParticleComponent } from './file-names.js';

/** One output in a particle file. */
export interface ParticleDataset {
  /** The output counter, all of its digits. */
  readonly key: number;
  /** In the file. */
  readonly path: string;
}

export interface ParticleFileContents {
  /** Keys ascending. */
  readonly datasets: readonly ParticleDataset[];
  /** Sentences about members that were left out. */
  readonly problems: readonly string[];
}

const MOST_OUTPUTS = 50_000;
/** `xe0003` or `0003`; the letters are checked apart. */
const OUTPUT = /^(?:(tid|v?[xyz])e?)?(\d{1,15})$/;
/** Velocity distributions for the injection of particles, which some solvers put among the particles. */
const INJECTION = /^v[xyz][rf]\d+$/;
const NUMBERS = /^(?:float(?:32|64)|u?int(?:8|16|32))$/;

/**
 * Lists the outputs of a particle file: one-dimensional datasets of numbers in its first group, or in the root where
 * every rank writes a file of its own, that lie within the file as it is now.
 * @throws what reading the file throws.
 */
export function readParticleFile(file: Hdf5File, component: ParticleComponent): ParticleFileContents {
  const root = file.memberNames('/').slice(0, MOST_OUTPUTS);
  const inRoot = outputsIn('', root, component);
  if (inRoot.datasets.length > 0) return onlyWhole(file, inRoot);
  const group = file.members('/').find(({ kind }) => kind === 'group');
  if (!group) return onlyWhole(file, inRoot);
  const names = file.memberNames(group.name).slice(0, MOST_OUTPUTS);
  return onlyWhole(file, outputsIn(`${group.name}/`, names, component));
}

function outputsIn(
  prefix: string,
  names: readonly string[],
  component: ParticleComponent,
): ParticleFileContents {
  const byKey = new Map<number, ParticleDataset>();
  const strangers: string[] = [];
  for (const name of names) {
    const [found, letters, digits] = OUTPUT.exec(name) ?? [];
    const key = Number(digits);
    if (found === undefined || (letters !== undefined && letters !== component) || byKey.has(key)) {
      if (!INJECTION.test(name)) strangers.push(name);
    } else byKey.set(key, { key, path: prefix + name });
  }
  const more = strangers.length > 1 ? ` and ${strangers.length - 1} more` : '';
  return {
    datasets: [...byKey.values()].sort((a, b) => a.key - b.key),
    problems:
      strangers.length === 0 ? [] : [`${strangers[0]}${more} is no output of ${component} and is left out.`],
  };
}

/** A writer gives space to one output after another, so the search for those without ends at the first whole one. */
function onlyWhole(file: Hdf5File, { datasets, problems }: ParticleFileContents): ParticleFileContents {
  let whole = datasets.length;
  while (whole > 0 && !isWhole(file, datasets[whole - 1]?.path ?? '')) whole -= 1;
  if (file.truncated !== null) {
    const kept = datasets.slice(0, whole).filter(({ path }) => isWhole(file, path));
    return { datasets: kept, problems: [...problems, ...lost(datasets.length - kept.length)] };
  }
  return { datasets: datasets.slice(0, whole), problems: [...problems, ...lost(datasets.length - whole)] };
}

function lost(count: number): string[] {
  if (count === 0) return [];
  return [`${count === 1 ? '1 output is' : `${count} outputs are`} not whole and left out.`];
}

function isWhole(file: Hdf5File, path: string): boolean {
  try {
    const { shape, dtype, layout } = file.dataset(path);
    if (shape.length !== 1 || !NUMBERS.test(dtype)) return false;
    if (layout.kind === 'contiguous') return layout.byteOffset + layout.byteLength <= file.version.size;
    // Without a single element no space is ever given.
    return (
      shape[0] === 0 || layout.kind === 'compact' || (layout.kind === 'chunked' && file.truncated === null)
    );
  } catch (error) {
    if (error instanceof Error && !(error instanceof TruncatedFileError) && !('tag' in error)) throw error;
    return false;
  }
}
