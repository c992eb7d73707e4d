import type { PoissonOptions } from '@emout/analysis/poisson';
import { formatBytes, formatCount } from '@emout/units/number-format';
import { findUnit, sameDimension } from '@emout/units/unit';
import { result } from './array-value.js';
import { axisSpacing } from './axis-spacing.js';
import { BLOCK_ELEMENTS } from './blocks.js';
import type { BoundCall } from './bound-call.js';
import type { CheckContext } from './check-context.js';
import type { ArrayValue } from './checked-value.js';
import type { Expression } from './expression.js';
import { listWords, problem, shown, unitWords } from './expression-words.js';
import { arrayOf } from './operands.js';
import { FieldNode } from './plan-field.js';
import type { PlanNode } from './plan-node.js';
import { POISSON_BYTES_PER_POINT, PoissonNode } from './plan-poisson.js';
import { visitsOf } from './plan-walk.js';
import { boundariesOfRuns, boundaryLetters, writtenBoundaries } from './poisson-boundaries.js';
import { countOf, positionAt, regionSize, wholeAxis } from './positions.js';
import { scaled } from './scale.js';
import { AXIS_NAMES, type ExpressionScope, type FieldSource } from './scope.js';
import { ExpressionCostError } from './type-errors.js';
import type { ValueUnit } from './value-type.js';

const GRID_ORDER = ['z', 'y', 'x'] as const;
const LEAST_POINTS = 3;
/** Coordinates are products of rounded numbers. */
const SPACING_TOLERANCE = 1e-9;

/** `poisson(rho, btypes)`: the potential of a charge density on a block of nodes. @throws ExpressionTypeError */
export function poisson(call: BoundCall, context: CheckContext): ArrayValue {
  const { value, expression } = call.required('rho');
  const rho = arrayOf(value, expression, call.name);
  const at = call.expression;
  const places = gridPlaces(rho, expression);
  requireChargeDensity(rho, expression);
  const spacing = equalSpacing(at, rho, expression, context);
  requireMemory(rho, expression, context);
  const fields = fieldsOf(rho.plan);
  const scopes = scopesOf(fields, context);
  const written = call.optional('btypes');
  const boundaryTypes = written === null ? boundariesOfRuns(at, scopes, context) : writtenBoundaries(written);
  noteParts(rho, fields, context);
  const { system, unit } = rho.type.unit;
  const options: PoissonOptions = {
    dxM: spacing,
    boundaryTypes,
    // In EMSES units ε₀ is 1 and the spacing is counted in cells.
    ...(system === 'emses' ? { permittivity: 1 } : {}),
    compat: context.options.compat,
  };
  const coherent = system === 'si' ? scaled(rho, unit?.factorToSi ?? 1, context) : rho;
  return result(rho.type, potential(coherent.plan, places, options, context), potentialUnit(system, scopes));
}

/** The solution with its axes in the order of those of the charge density. */
function potential(
  input: PlanNode,
  places: readonly [number, number, number],
  options: PoissonOptions,
  { graph }: CheckContext,
): PlanNode {
  const count = (place: number): number => input.shape[place] ?? 1;
  const shape = [count(places[0]), count(places[1]), count(places[2])] as const;
  const ordered = graph.align(input, places, shape);
  const { dxM, permittivity = 'vacuum', boundaryTypes, compat = '' } = options;
  const key = `poisson ${boundaryLetters(boundaryTypes)} ${dxM} ${permittivity} ${compat}`;
  const solved = graph.step(key, [ordered], () => new PoissonNode(ordered, shape, options));
  return graph.align(
    solved,
    input.shape.map((_, place) => places.indexOf(place)),
    input.shape,
  );
}

/** Where z, y and x are among the axes. @throws ExpressionTypeError for other axes and for too few points */
function gridPlaces({ type, plan }: ArrayValue, of: Expression): readonly [number, number, number] {
  const names: readonly string[] = type.axes.map(({ name }) => name);
  const [z, y, x] = GRID_ORDER.map((name) => names.indexOf(name));
  if (names.length !== 3 || z === undefined || y === undefined || x === undefined || Math.min(z, y, x) < 0) {
    const has = names.length === 0 ? 'no axes' : listWords(names);
    const hint = names.includes('t') ? ' Select one step, such as rho[-1].' : '';
    throw problem(of, `poisson takes an array over z, y and x; ${shown(of)} has ${has}.${hint}`);
  }
  for (const [place, name] of names.entries()) {
    const points = plan.shape[place] ?? 0;
    if (points >= LEAST_POINTS) continue;
    throw problem(
      of,
      `poisson needs ${LEAST_POINTS} points on every axis; ${shown(of)} has ${points} along ${name}.`,
    );
  }
  return [z, y, x];
}

/** In metres for an SI density, in cells for an EMSES one. @throws ExpressionTypeError when the axes differ */
function equalSpacing(at: Expression, rho: ArrayValue, of: Expression, context: CheckContext): number {
  const spacings = rho.type.axes.map((axis) => ({
    name: axis.name,
    ...axisSpacing(at, axis, rho.type.unit, 'poisson', context),
  }));
  const sizes = spacings.map(({ value }) => Math.abs(value));
  const [first = 1] = sizes;
  if (sizes.some((size) => Math.abs(size / first - 1) > SPACING_TOLERANCE)) {
    const words = spacings.map(({ name }, k) => `${Number(sizes[k]?.toPrecision(6))} along ${name}`);
    throw problem(
      of,
      `poisson needs one spacing on all axes; the points of ${shown(of)} are ${listWords(words)} apart.`,
    );
  }
  const other = spacings.find(({ unit }) => unit.system !== rho.type.unit.system);
  if (other === undefined) return first;
  throw problem(of, `${shown(of)} and the axis ${other.name} are in different systems of units.`);
}

function requireChargeDensity({ type }: ArrayValue, of: Expression): void {
  const density = findUnit('C/m^3');
  const { unit, plain } = type.unit;
  if (density !== null && unit !== null && !plain && sameDimension(unit.dimension, density.dimension)) return;
  throw problem(of, `poisson takes a charge density in C/m^3; ${shown(of)} is ${unitWords(type.unit)}.`);
}

/** @throws ExpressionCostError */
function requireMemory({ plan }: ArrayValue, of: Expression, { options }: CheckContext): void {
  const points = regionSize(plan.shape.map(wholeAxis));
  // Beside the work of the solver stands its solution.
  const needed = points * (POISSON_BYTES_PER_POINT + 8) + 8 * BLOCK_ELEMENTS;
  const allowed = options.limits.workBytes;
  if (needed <= allowed) return;
  throw new ExpressionCostError(
    `poisson solves for the ${formatCount(points)} points of ${shown(of)} at once, which takes ${formatBytes(needed)} of memory; at most ${formatBytes(allowed)} are allowed.`,
    'Give it a part of the grid, or fewer points of it, such as rho[-1, ::2, ::2, ::2].',
    needed,
    allowed,
  );
}

/** The fields that a step depends on, in the order of reading. */
function fieldsOf(plan: PlanNode): FieldSource[] {
  return visitsOf([{ node: plan, region: plan.shape.map(wholeAxis) }]).flatMap(({ node }) =>
    node instanceof FieldNode ? [node.field] : [],
  );
}

/** The runs of fields, each once. */
function scopesOf(fields: readonly FieldSource[], context: CheckContext): ExpressionScope[] {
  const scopes = new Map<string, ExpressionScope>();
  for (const field of fields) {
    const scope = context.scopeOf(field);
    if (scope !== null && !scopes.has(scope.address)) scopes.set(scope.address, scope);
  }
  return [...scopes.values()];
}

/** The boundaries hold at the ends of what is given, which need not be those of the grid. */
function noteParts({ type }: ArrayValue, fields: readonly FieldSource[], context: CheckContext): void {
  const parts = type.axes.filter(({ name, positions }) => {
    const ends = [positionAt(positions, 0), positionAt(positions, countOf(positions) - 1)];
    const last = (field: FieldSource) => (field.shape[AXIS_NAMES.indexOf(name)] ?? 1) - 1;
    return Math.min(...ends) !== 0 || fields.some((field) => Math.max(...ends) !== last(field));
  });
  if (parts.length === 0) return;
  const names = listWords(parts.map(({ name }) => name));
  context.note(`poisson puts the boundaries along ${names} at the ends of what it is given.`);
}

function potentialUnit(system: ValueUnit['system'], [scope]: readonly ExpressionScope[]): ValueUnit {
  const pair = scope?.unit('phi') ?? null;
  return { unit: findUnit('V'), system, emsesFactor: pair === null ? null : 1 / pair.ratio, plain: false };
}
