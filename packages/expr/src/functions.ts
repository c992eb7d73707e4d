/** A parameter as it is written by position or by name. */
export interface FunctionParameter {
  readonly name: string;
  readonly optional: boolean;
  /** Given by name only: `include_edge=True`. */
  readonly keywordOnly: boolean;
}

/**
 * What a function does to its first argument: `elementwise` and `choice` keep the shape, `reduction` removes axes,
 * `along` works along one axis, `layout` moves or repeats points, `calculus` differentiates fields in space,
 * `vector` joins components.
 */
export type FunctionFamily =
  | 'elementwise'
  | 'choice'
  | 'reduction'
  | 'along'
  | 'layout'
  | 'calculus'
  | 'vector';

export interface FunctionSignature {
  readonly family: FunctionFamily;
  /** Positional parameters in their order, then those that are given by name only. */
  readonly parameters: readonly FunctionParameter[];
  /** One line: `Largest value; NaN where any value is NaN`. */
  readonly about: string;
  /** `name` of `numpy.name` that does the same with the same arguments; null when NumPy has none. */
  readonly numpy: string | null;
  /** `name` of `field.name(…)` in emout, with the remaining arguments; null when emout has none. */
  readonly method: string | null;
}

/** Short form of a parameter: `x`, `axis?` for an optional one, `*include_edge?` for one given by name only. */
function parameter(written: string): FunctionParameter {
  const keywordOnly = written.startsWith('*');
  const optional = written.endsWith('?');
  return { name: written.slice(keywordOnly ? 1 : 0, optional ? -1 : undefined), optional, keywordOnly };
}

function signature(
  family: FunctionFamily,
  parameters: string,
  about: string,
  { numpy = null, method = null }: { numpy?: string | null; method?: string | null } = {},
): FunctionSignature {
  return { family, parameters: parameters.split(' ').map(parameter), about, numpy, method };
}

/** An elementwise function of one argument `x`. */
const one = (numpy: string, about: string) => signature('elementwise', 'x', about, { numpy });
/** An elementwise function of several arguments. */
const several = (numpy: string, parameters: string, about: string) =>
  signature('elementwise', parameters, about, { numpy });
/** A reduction over `axis`, over all axes when none is given. */
const over = (name: string, about: string) =>
  signature('reduction', 'x axis?', about, { numpy: name, method: name.startsWith('nan') ? null : name });

const table = {
  min: over('min', 'Smallest value; NaN where any value is NaN'),
  max: over('max', 'Largest value; NaN where any value is NaN'),
  mean: over('mean', 'Arithmetic mean'),
  sum: over('sum', 'Sum of the values'),
  std: over('std', 'Standard deviation of the population'),
  median: signature('reduction', 'x axis?', 'Middle value', { numpy: 'median' }),
  percentile: signature('reduction', 'x q axis?', 'Value below which q percent lie', { numpy: 'percentile' }),
  nanmin: over('nanmin', 'Smallest value, NaN left out'),
  nanmax: over('nanmax', 'Largest value, NaN left out'),
  nanmean: over('nanmean', 'Arithmetic mean, NaN left out'),
  nansum: over('nansum', 'Sum of the values, NaN left out'),
  nanstd: over('nanstd', 'Standard deviation of the population, NaN left out'),
  nanmedian: over('nanmedian', 'Middle value, NaN left out'),
  nanpercentile: signature('reduction', 'x q axis?', 'Value below which q percent lie, NaN left out', {
    numpy: 'nanpercentile',
  }),

  abs: one('abs', 'Absolute value'),
  sign: one('sign', '−1, 0 or 1, by the sign'),
  sqrt: one('sqrt', 'Square root; NaN below 0'),
  exp: one('exp', 'e to the power x'),
  log: one('log', 'Natural logarithm'),
  log10: one('log10', 'Logarithm to base 10'),
  sin: one('sin', 'Sine of x in radians'),
  cos: one('cos', 'Cosine of x in radians'),
  tan: one('tan', 'Tangent of x in radians'),
  arcsin: one('arcsin', 'Inverse sine, in radians'),
  arccos: one('arccos', 'Inverse cosine, in radians'),
  arctan: one('arctan', 'Inverse tangent, in radians'),
  arctan2: several('arctan2', 'y x', 'Angle of the point (x, y) from the x axis, in radians'),
  sinh: one('sinh', 'Hyperbolic sine'),
  cosh: one('cosh', 'Hyperbolic cosine'),
  tanh: one('tanh', 'Hyperbolic tangent'),
  hypot: several('hypot', 'x y', 'Square root of x² + y²'),
  floor: one('floor', 'Largest whole number that is not above x'),
  ceil: one('ceil', 'Smallest whole number that is not below x'),
  round: several('round', 'x decimals?', 'Nearest number with so many decimals, halves to even'),
  clip: signature('elementwise', 'x low high', 'Values below low become low, above high become high', {
    numpy: 'clip',
    method: 'clip',
  }),
  minimum: several('minimum', 'x y', 'The smaller of two values at each point'),
  maximum: several('maximum', 'x y', 'The larger of two values at each point'),
  isnan: one('isnan', 'Where x is NaN'),
  isfinite: one('isfinite', 'Where x is neither NaN nor infinite'),
  nan_to_num: several('nan_to_num', 'x *nan? *posinf? *neginf?', 'Numbers in place of NaN and infinities'),

  where: signature('choice', 'condition x y', 'x where the condition holds, y elsewhere', { numpy: 'where' }),
  masked: signature('choice', 'x condition', 'NaN where the condition holds, x elsewhere', {
    method: 'masked',
  }),

  cumsum: signature('along', 'x axis', 'Running sum along an axis', { numpy: 'cumsum', method: 'cumsum' }),
  diff: signature('along', 'x n? axis?', 'Differences of neighbours along an axis', { numpy: 'diff' }),

  mirror: signature('layout', 'x axis', 'x, then x reversed without its first point', { method: 'mirror' }),
  tile: signature('layout', 'x count axis *include_edge?', 'x, then so many copies of it along an axis', {
    method: 'tile',
  }),
  flip: signature('layout', 'x axis', 'Values reversed along an axis, its coordinates left as they are', {
    numpy: 'flip',
    method: 'flip',
  }),
  transpose: signature('layout', 'x axes?', 'Axes reversed, or in the order given', {
    numpy: 'transpose',
    method: 'transpose',
  }),

  gradient: signature('calculus', 'x axis?', 'Derivative in space: a vector, or along one axis a number'),
  div: signature('calculus', 'v', 'Divergence of a vector'),
  curl: signature('calculus', 'v', 'Curl of a vector'),
  laplacian: signature('calculus', 'x', 'Sum of the second derivatives in space'),
  poisson: signature(
    'calculus',
    'rho btypes?',
    'Potential of a charge density; btypes such as "pdn" for x, y, z',
  ),

  magnitude: signature('vector', 'v', 'Length of a vector'),
  dot: signature('vector', 'a b', 'Scalar product of two vectors'),
  cross: signature('vector', 'a b', 'Vector product of two vectors'),
} as const satisfies Record<string, FunctionSignature>;

export type FunctionName = keyof typeof table;

/** Every function of the field language. */
export const FUNCTIONS: Readonly<Record<FunctionName, FunctionSignature>> = table;

/** In the order of the table, families together. */
export const FUNCTION_NAMES: readonly FunctionName[] = Object.freeze(Object.keys(table) as FunctionName[]);

export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(table, name);
}

/** As a hint shows it: `tile(x, count, axis, include_edge=)`, `mean(x, [axis])`. */
export function printSignature(name: FunctionName): string {
  const { parameters } = FUNCTIONS[name];
  const shown = parameters.map(({ name: p, optional, keywordOnly }) =>
    keywordOnly ? `${p}=` : optional ? `[${p}]` : p,
  );
  return `${name}(${shown.join(', ')})`;
}
