import { DIAGNOSTIC_NAMES, type DiagnosticName, isDiagnosticName } from './diagnostic-names.js';
import { compareFieldNames } from './field-name.js';

/** The components that particle files come in. */
export type ParticleComponent = 'tid' | 'vx' | 'vy' | 'vz' | 'x' | 'y' | 'z';

export interface ParticleFile {
  readonly fileName: string;
  readonly species: number;
  readonly component: ParticleComponent;
  readonly segment: number;
  readonly part: number;
  /** The MPI rank that wrote it, where every rank writes a file of its own. */
  readonly rank: number | null;
}

/** What the names in a directory say about a run. */
export interface RunFiles {
  /** Field name → file name, in reading order. */
  readonly fields: ReadonlyMap<string, string>;
  readonly particles: readonly ParticleFile[];
  /** Text diagnostics that exist, in reading order. */
  readonly diagnostics: readonly DiagnosticName[];
  /** Of `plasma.inp` and `plasma.toml`, those that exist. */
  readonly inputs: readonly string[];
}

const FIELD_SUFFIX = '00_0000.h5';
const PARTICLE_FILE = /^p(\d{1,6})(tid|v[xyz]|[xyz])e?(\d{2,9})_(\d{4,9})(?:_(\d{4,9}))?\.h5$/;
const PARTICLE_FIELD = /^p\d+(?:tid|v[xyz]|[xyz])e?$/;

/** The field that a file holds by its name, or null: digits first and particle files are no fields. */
export function fieldNameOf(fileName: string): string | null {
  // The particles of rank 0 are in files that end as fields do: p1xe00_0000_0000.h5.
  if (!fileName.endsWith(FIELD_SUFFIX) || PARTICLE_FILE.test(fileName)) return null;
  const name = fileName.slice(0, -FIELD_SUFFIX.length);
  return name === '' || /^\d/.test(name) || PARTICLE_FIELD.test(name) ? null : name;
}

/** The file that holds a field. */
export function fieldFileName(field: string): string {
  return `${field}${FIELD_SUFFIX}`;
}

export function particleFileOf(fileName: string): ParticleFile | null {
  const match = PARTICLE_FILE.exec(fileName);
  if (!match) return null;
  const [, species, component, segment, part, rank] = match;
  return {
    fileName,
    species: Number(species),
    component: component as ParticleComponent,
    segment: Number(segment),
    part: Number(part),
    rank: rank === undefined ? null : Number(rank),
  };
}

/** Sorts the names of a directory into the files of a run; all others are left aside. */
export function sortFileNames(fileNames: Iterable<string>): RunFiles {
  const fields: [string, string][] = [];
  const particles: ParticleFile[] = [];
  const diagnostics: DiagnosticName[] = [];
  const inputs: string[] = [];
  for (const fileName of fileNames) {
    const field = fieldNameOf(fileName);
    const particle = field === null ? particleFileOf(fileName) : null;
    if (field !== null) fields.push([field, fileName]);
    else if (particle) particles.push(particle);
    else if (isDiagnosticName(fileName)) diagnostics.push(fileName);
    else if (fileName === 'plasma.inp' || fileName === 'plasma.toml') inputs.push(fileName);
  }
  fields.sort(([a], [b]) => compareFieldNames(a, b));
  particles.sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
  const inReadingOrder = DIAGNOSTIC_NAMES.filter((name) => diagnostics.includes(name));
  return { fields: new Map(fields), particles, diagnostics: inReadingOrder, inputs: inputs.sort() };
}
