import type { BoundaryType } from '@emout/analysis/poisson';
import type { Argument } from './bound-call.js';
import type { CheckContext } from './check-context.js';
import type { Expression } from './expression.js';
import { problem, shown } from './expression-words.js';
import type { ExpressionScope, ParameterValue } from './scope.js';

export type PoissonBoundaries = Readonly<Record<'x' | 'y' | 'z', BoundaryType>>;

const AXES = ['x', 'y', 'z'] as const;

const TYPES: ReadonlyMap<string, BoundaryType> = new Map([
  ['p', 'periodic'],
  ['d', 'dirichlet'],
  ['n', 'neumann'],
]);

/** By the codes of `mtd_vbnd`. */
const LETTERS = ['p', 'd', 'n'] as const;

const TYPE_WORDS: Readonly<Record<BoundaryType, string>> = {
  periodic: 'periodic',
  dirichlet: 'Dirichlet',
  neumann: 'Neumann',
};

const INSTEAD = 'Write the boundaries of x, y and z as letters, such as poisson(rho[-1], "pdn").';

/** The first letters of the types for x, y, z: `pdn`. */
export function boundaryLetters({ x, y, z }: PoissonBoundaries): string {
  return [x, y, z].map(([letter]) => letter).join('');
}

/** The boundaries that three letters name. @throws ExpressionTypeError */
export function writtenBoundaries({ value, expression }: Argument): PoissonBoundaries {
  const boundaries = value.kind === 'text' ? ofLetters(value.value) : null;
  if (boundaries !== null) return boundaries;
  throw problem(
    expression,
    `btypes is a text of three letters for x, y and z: p for periodic, d for Dirichlet (potential 0), n for Neumann (slope 0), such as "pdn"; ${shown(expression)} is none.`,
  );
}

/**
 * The boundaries of the runs whose fields are used, with a note about what is taken.
 * @throws ExpressionTypeError for boundaries that the solver does not have, and for runs that differ
 */
export function boundariesOfRuns(
  at: Expression,
  scopes: readonly ExpressionScope[],
  context: CheckContext,
): PoissonBoundaries {
  let taken: string | null = null;
  let from: ExpressionScope | null = null;
  for (const scope of scopes) {
    const letters = lettersOfRun(at, scope);
    if (from !== null && letters !== taken) {
      throw problem(at, `${from.address} and ${scope.address} have different boundaries. ${INSTEAD}`);
    }
    taken = letters;
    from = scope;
  }
  const boundaries = ofLetters(taken ?? 'ppp') ?? { x: 'periodic', y: 'periodic', z: 'periodic' };
  if (taken === null) {
    context.note('poisson takes all axes as periodic, "ppp": the run has no mtd_vbnd.');
  } else {
    const words = AXES.map((axis) => `${axis} ${TYPE_WORDS[boundaries[axis]]}`).join(', ');
    context.note(`poisson takes the boundaries "${taken}" from mtd_vbnd: ${words}.`);
  }
  return boundaries;
}

/** Null when the run does not have the parameter. @throws ExpressionTypeError */
function lettersOfRun(at: Expression, scope: ExpressionScope): string | null {
  const parameter = scope.parameter(['mtd_vbnd']);
  if (parameter === null) return null;
  return AXES.map((axis, k) => {
    const code = codeOf(parameter, k + 1);
    const letter = code === null ? undefined : LETTERS[code];
    if (letter !== undefined) return letter;
    const reason =
      code === null
        ? `mtd_vbnd(${k + 1}) is not set`
        : code === 3
          ? 'it is open (3), which poisson cannot solve with'
          : `mtd_vbnd(${k + 1}) is ${code}, which is none of 0, 1 and 2`;
    throw problem(at, `The boundary along ${axis} of ${scope.address} is not known: ${reason}. ${INSTEAD}`);
  }).join('');
}

/** The element with a Fortran index, as the solver counts from 1. */
function codeOf(parameter: ParameterValue, index: number): number | null {
  const element =
    parameter.kind === 'list' ? parameter.values[index - parameter.first] : index === 1 ? parameter : null;
  return element?.kind === 'number' ? element.value : null;
}

function ofLetters(letters: string): PoissonBoundaries | null {
  const [x, y, z] = [...letters].map((letter) => TYPES.get(letter));
  return letters.length === 3 && x && y && z ? { x, y, z } : null;
}
