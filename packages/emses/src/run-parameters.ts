import { readFileSync } from 'node:fs';
import { densityUnitProblem } from './density-unit.js';
import { NamelistError, TomlFileError } from './errors.js';
import { differingParameters } from './input-difference.js';
import { type ParameterSource, Parameters } from './parameters.js';
import { type ListedFile, type RunListing, reasonOf } from './run-listing.js';
import { UnitSystem } from './unit-system.js';

/** A sentence about the input of a run. */
export interface ParameterProblem {
  readonly what: string;
  readonly fileName: ParameterSource;
}

/** The parameters of a run as far as they can be read, and what is to be said about them. */
export interface RunParameters {
  readonly parameters: Parameters | null;
  readonly units: UnitSystem | null;
  readonly problems: readonly ParameterProblem[];
  /** Changes with the files. */
  readonly version: string;
}

/** No parameter file comes near this; something else has the name then. */
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_NAMES = 5;
const EMSES_UNITS = 'so values are in EMSES units';

/** What a file gave: parameters, or why it gave none. */
type Reading = { readonly parameters: Parameters } | { readonly reason: string };

/**
 * Reads `plasma.toml`, or `plasma.inp` when there is none or it cannot be read; without either the run stays readable in
 * EMSES units, with a problem said. Both are only ever read.
 */
export function readRunParameters(listing: RunListing): RunParameters {
  const version = parametersVersion(listing);
  const toml = reading(listing.files.get('plasma.toml'), 'plasma.toml', Parameters.parseToml);
  const inp = reading(listing.files.get('plasma.inp'), 'plasma.inp', Parameters.parse);
  if (toml !== null && 'parameters' in toml) {
    const read = withUnits(toml.parameters);
    const stale = inp !== null && 'parameters' in inp ? staleness(toml.parameters, inp.parameters) : [];
    return { ...read, problems: [...stale, ...read.problems], version };
  }
  if (inp !== null && 'parameters' in inp) {
    const read = withUnits(inp.parameters);
    return { ...read, problems: [...broken(toml, 'plasma.inp is used instead'), ...read.problems], version };
  }
  const problems: ParameterProblem[] = broken(toml, EMSES_UNITS);
  if (inp !== null)
    problems.push({
      what: `plasma.inp cannot be read, ${EMSES_UNITS}. ${inp.reason}`,
      fileName: 'plasma.inp',
    });
  else if (toml === null)
    problems.push({ what: `There is no plasma.inp, ${EMSES_UNITS}.`, fileName: 'plasma.inp' });
  return { parameters: null, units: null, problems, version };
}

/** Changes when `readRunParameters` would read something else. */
export function parametersVersion(listing: RunListing): string {
  const versions = ['plasma.toml', 'plasma.inp'].flatMap((fileName) => {
    const file = listing.files.get(fileName);
    if (!file) return [];
    const { inode, size, mtimeMs } = file.version;
    return `${fileName}-${inode}-${size}-${mtimeMs}${file.refusal === null ? '' : `-${file.refusal.code}`}`;
  });
  return versions.length === 0 ? 'none' : versions.join('+');
}

/** What is to be said once the run turns out to have densities. */
export function densityProblems({ parameters }: RunParameters): ParameterProblem[] {
  const what = parameters?.key ? densityUnitProblem(parameters) : null;
  return what === null || parameters === null ? [] : [{ what, fileName: parameters.source }];
}

function reading(
  file: ListedFile | undefined,
  fileName: ParameterSource,
  parse: (text: string) => Parameters,
): Reading | null {
  if (!file) return null;
  if (file.refusal !== null) return { reason: file.refusal.text };
  const { size } = file.version;
  if (size > MOST_BYTES) return { reason: `${fileName} is too large for a parameter file (${size} bytes).` };
  try {
    return { parameters: parse(readFileSync(file.path, 'utf8')) };
  } catch (error) {
    const isSyntax = error instanceof NamelistError || error instanceof TomlFileError;
    return { reason: isSyntax ? error.message : reasonOf(error) };
  }
}

function broken(toml: Reading | null, consequence: string): ParameterProblem[] {
  if (toml === null || 'parameters' in toml) return [];
  return [{ what: `plasma.toml cannot be read, ${consequence}. ${toml.reason}`, fileName: 'plasma.toml' }];
}

function staleness(toml: Parameters, inp: Parameters): ParameterProblem[] {
  const names = differingParameters(toml, inp);
  if (names.length === 0) return [];
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  const what = `plasma.toml is used; plasma.inp beside it gives other values for ${names.slice(0, MOST_NAMES).join(', ')}${more}.`;
  return [{ what, fileName: 'plasma.inp' }];
}

function withUnits(parameters: Parameters): Omit<RunParameters, 'version'> {
  const { key, source } = parameters;
  const problems = [...parameters.problems];
  const [keyName, mention] =
    source === 'plasma.toml'
      ? ['meta.unit_conversion', 'meta.unit_conversion']
      : ['!!key line', 'The !!key line'];
  if (key === null && !problems.some((problem) => problem.startsWith(mention))) {
    problems.unshift(`${source} has no ${keyName}, ${EMSES_UNITS}.`);
  }
  const missing = ['dt', 'ifdiag'].filter((name) => !((parameters.number(name) ?? 0) > 0));
  if (missing.length > 0) {
    const counted = missing.includes('ifdiag') ? 'outputs' : 'steps';
    problems.push(`${source} gives no ${missing.join(' and no ')}, so time is counted in ${counted}.`);
  }
  const deltax = parameters.number('deltax') ?? 0;
  if (deltax > 0) {
    problems.push(
      `deltax is ${deltax}, so the solver wrote phisp, e, b and j in SI units; they are taken as such.`,
    );
  }
  return {
    parameters,
    units: key ? UnitSystem.from(key) : null,
    problems: problems.map((what) => ({ what, fileName: source })),
  };
}
