import { readFileSync } from 'node:fs';
import { NamelistError } from './errors.js';
import { densityUnitProblem } from './field-units.js';
import { Parameters } from './parameters.js';
import { type RunListing, reasonOf } from './run-listing.js';
import { UnitSystem } from './unit-system.js';

/** The parameters of a run as far as they can be read, and what is to be said about them. */
export interface RunParameters {
  readonly parameters: Parameters | null;
  readonly units: UnitSystem | null;
  readonly problems: readonly string[];
  /** Changes with the file. */
  readonly version: string;
}

/** No parameter file comes near this; something else has the name then. */
const MOST_BYTES = 16 * 1024 * 1024;
const EMSES_UNITS = 'so values are in EMSES units';

/** Reads `plasma.inp`; a missing or broken one leaves the run readable in EMSES units, with a problem said. */
export function readRunParameters(listing: RunListing): RunParameters {
  const file = listing.files.get('plasma.inp');
  if (!file) {
    const toml = listing.inputs.includes('plasma.toml') ? ' (plasma.toml alone is not read)' : '';
    return without(`There is no plasma.inp${toml}, ${EMSES_UNITS}.`, 'none');
  }
  const { inode, size, mtimeMs } = file.version;
  const version = `${inode}-${size}-${mtimeMs}`;
  if (file.refusal !== null)
    return without(`plasma.inp cannot be read, ${EMSES_UNITS}. ${file.refusal.text}`, version);
  if (size > MOST_BYTES) {
    return without(`plasma.inp is too large for a parameter file (${size} bytes), ${EMSES_UNITS}.`, version);
  }
  try {
    const parameters = Parameters.parse(readFileSync(file.path, 'utf8'));
    return { ...withUnits(parameters), version };
  } catch (error) {
    const reason = error instanceof NamelistError ? error.message : reasonOf(error);
    return without(`plasma.inp cannot be read, ${EMSES_UNITS}. ${reason}`, version);
  }
}

function without(problem: string, version: string): RunParameters {
  return { parameters: null, units: null, problems: [problem], version };
}

function withUnits(parameters: Parameters): Omit<RunParameters, 'version'> {
  const problems = [...parameters.problems];
  const { key } = parameters;
  if (key === null && !problems.some((problem) => problem.includes('!!key'))) {
    problems.unshift(`plasma.inp has no !!key line, ${EMSES_UNITS}.`);
  }
  const missing = ['dt', 'ifdiag'].filter((name) => !((parameters.number(name) ?? 0) > 0));
  if (missing.length > 0) {
    const counted = missing.includes('ifdiag') ? 'outputs' : 'steps';
    problems.push(`plasma.inp gives no ${missing.join(' and no ')}, so time is counted in ${counted}.`);
  }
  const deltax = parameters.number('deltax') ?? 0;
  if (deltax > 0) {
    problems.push(
      `deltax is ${deltax}, so the solver wrote phisp, e, b and j in SI units; they are taken as such.`,
    );
  }
  return { parameters, units: key ? UnitSystem.from(key) : null, problems };
}

/** What is to be said once the run turns out to have densities. */
export function densityProblems({ parameters }: RunParameters): string[] {
  const problem = parameters?.key ? densityUnitProblem(parameters) : null;
  return problem === null ? [] : [problem];
}
