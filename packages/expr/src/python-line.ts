import type { PythonLine } from './checked-expression.js';
import type { ArrayValue, CheckedValue } from './checked-value.js';
import type { CallExpression, Expression, MemberExpression, SubscriptItemExpression } from './expression.js';
import { FUNCTIONS, type FunctionName, isFunctionName } from './functions.js';
import { DerivativeNode, leastPoints } from './plan-derivative.js';
import { PoissonNode } from './plan-poisson.js';
import { boundaryLetters } from './poisson-boundaries.js';
import { printExpression } from './print.js';
import { fieldPlace, pythonField, selectedField, subscript } from './python-field.js';
import { axes, call, index, member, name, number, numpy, text, wholeRange } from './python-tree.js';

/** There is no like of a part in emout and NumPy. */
class NoPythonError extends Error {}

/**
 * The line of Python that gives the same array with emout and NumPy, for `data = emout.Emout(…)` and
 * `import numpy as np`; or the reason why there is none.
 */
export function pythonLine(
  expression: Expression,
  values: ReadonlyMap<Expression, CheckedValue>,
): PythonLine {
  try {
    return { line: printExpression(new PythonTranslation(values).of(expression)) };
  } catch (error) {
    if (error instanceof NoPythonError) return { line: null, reason: error.message };
    throw error;
  }
}

const NUMPY_CONSTANTS: ReadonlySet<string> = new Set(['nan', 'inf', 'pi', 'e']);

class PythonTranslation {
  constructor(readonly values: ReadonlyMap<Expression, CheckedValue>) {}

  of(expression: Expression): Expression {
    const field = this.#field(expression);
    if (field !== null) return field;
    switch (expression.kind) {
      case 'name':
        return this.#name(expression.name, expression);
      case 'member':
        return this.#member(expression);
      case 'subscript':
        return this.#subscript(expression);
      case 'unary':
        return { ...expression, operand: this.of(expression.operand) };
      case 'binary': {
        const [left, right] = this.#aligned(expression, [expression.left, expression.right]);
        return left && right ? { ...expression, left, right } : expression;
      }
      case 'call':
        return this.#call(expression);
      case 'lambda':
        return { ...expression, body: this.of(expression.body) };
      case 'list':
        return { ...expression, items: expression.items.map((item) => this.of(item)) };
      default:
        return expression;
    }
  }

  /** A field or a vector with its subscripts; null when the expression is something else. */
  #field(expression: Expression): Expression | null {
    const value = this.values.get(expression);
    const root = rootOf(expression);
    if (value === undefined || root === null) return null;
    const array = value.kind === 'vector' ? value.components[0]?.value : value;
    if (array?.kind !== 'array' || this.values.get(root.named)?.kind !== value.kind) return null;
    const selected = selectedField(array.plan);
    const of = value.kind === 'vector' ? value.name : selected?.field.field.name;
    // The argument of a lambda may stand for a field of another name.
    if (selected === null || of !== root.field) return null;
    const chained = expression.kind === 'subscript' && expression.base === root.named;
    const written = chained ? this.#items(expression.items) : null;
    const inSi = (values: Expression) => (selected.field.divisor === 1 ? values : siValues(values, array));
    return pythonField(fieldPlace(root.field, root.run), selected, written, inSi);
  }

  /** Indices as they were written, where emout reads them; null with an ellipsis or a list. */
  #items(items: readonly SubscriptItemExpression[]): SubscriptItemExpression[] | null {
    const translated = items.map((item): SubscriptItemExpression | null => {
      if (item.kind === 'ellipsis' || (item.kind === 'index' && item.at.kind === 'list')) return null;
      if (item.kind === 'index') return { ...item, at: this.of(item.at) };
      const bound = (at: Expression | null) => (at === null ? null : this.of(at));
      return { ...item, start: bound(item.start), stop: bound(item.stop), step: bound(item.step) };
    });
    return translated.includes(null) ? null : translated.flatMap((item) => item ?? []);
  }

  #name(of: string, expression: Expression): Expression {
    if (NUMPY_CONSTANTS.has(of)) return member(name('np'), of);
    if (of === 'True' || of === 'False' || of === 'None') return expression;
    if (of === 'inp' || of === 'unit') return member(name('data'), of);
    const value = this.values.get(expression);
    const isParameter =
      value?.kind === 'parameter-list' ||
      value?.kind === 'text' ||
      (value?.kind === 'array' && value.plan.constant !== null);
    return isParameter ? member(member(name('data'), 'inp'), of) : expression;
  }

  #member(expression: MemberExpression): Expression {
    const base = this.values.get(expression.base);
    if (base?.kind === 'vector') {
      const places = ['x_data', 'y_data', 'z_data'];
      const letters: readonly string[] = base.components.map(({ letter }) => letter);
      const place = letters.indexOf(expression.name);
      return member(this.of(expression.base), places[place] ?? expression.name);
    }
    if (base?.kind === 'array' && expression.name === 'val_si' && base.type.unit.system === 'si') {
      return this.of(expression.base);
    }
    if (base?.kind === 'run') {
      const run = call(member(name('emout'), 'Emout'), [textOf(expression.base)]);
      const isParameter = !['inp', 'unit'].includes(expression.name);
      return member(isParameter ? member(run, 'inp') : run, expression.name);
    }
    return { ...expression, base: this.of(expression.base) };
  }

  #subscript(expression: Extract<Expression, { kind: 'subscript' }>): Expression {
    const value = this.values.get(expression.base);
    if (value?.kind === 'vector') throw new NoPythonError('Python has no vectors of this kind.');
    const base = this.of(expression.base);
    if (value?.kind !== 'array') return { ...expression, base };
    const axisCount = value.type.axes.length;
    const given = expression.items.filter(({ kind }) => kind !== 'ellipsis').length;
    const items = expression.items.flatMap((item) =>
      item.kind === 'ellipsis' ? Array.from({ length: axisCount - given }, wholeRange) : [item],
    );
    const lists = items.filter((item) => item.kind === 'index' && item.at.kind === 'list').length;
    if (lists > 1) throw new NoPythonError('NumPy pairs the positions of several lists.');
    const translated = this.#items(items);
    // Arrays of emout take no lists.
    if (translated === null) return subscript(numpy('asarray', [base]), items);
    return subscript(base, translated);
  }

  #call(expression: CallExpression): Expression {
    const { callee } = expression;
    if (callee.kind !== 'name' || !isFunctionName(callee.name)) {
      return {
        ...expression,
        callee: this.of(callee),
        positional: expression.positional.map((at) => this.of(at)),
      };
    }
    const bound = boundArguments(callee.name, expression);
    const signature = FUNCTIONS[callee.name];
    if (callee.name === 'gradient') return this.#gradient(expression, bound);
    if (callee.name === 'poisson') return this.#poisson(expression, bound);
    if (signature.family === 'calculus' || signature.family === 'vector') {
      throw new NoPythonError(`emout and NumPy have no ${callee.name} of this kind.`);
    }
    const keywords: [string, Expression][] = [];
    const positional: Expression[] = [];
    const aligns = ['where', 'hypot', 'arctan2', 'minimum', 'maximum', 'clip'].includes(callee.name);
    for (const { name: parameter, keywordOnly } of signature.parameters) {
      const argument = bound.get(parameter);
      if (argument === undefined) continue;
      if (parameter === 'axis' || parameter === 'axes') {
        keywords.push([parameter, this.#axes(argument, bound.get('x'))]);
      } else if (keywordOnly) keywords.push([parameter, this.of(argument)]);
      else positional.push(aligns ? argument : this.of(argument));
    }
    const translated = aligns ? this.#aligned(expression, positional) : positional;
    if (signature.numpy !== null) {
      const [first, ...rest] = translated;
      const whole = callee.name === 'mean' && keywords.length === 0 && first !== undefined;
      // The mean of a field that still has all axes is a mean over time in emout.
      return numpy(signature.numpy, whole ? [numpy('asarray', [first]), ...rest] : translated, keywords);
    }
    const [of, ...rest] = translated;
    if (of === undefined || signature.method === null)
      throw new NoPythonError(`Python has no ${callee.name}.`);
    return call(member(of, signature.method), rest, keywords);
  }

  #gradient(expression: CallExpression, bound: ReadonlyMap<string, Expression>): Expression {
    const of = bound.get('x');
    const axis = bound.get('axis');
    const value = this.values.get(expression);
    const plan = value?.kind === 'array' ? value.plan : null;
    if (of === undefined || axis === undefined || !(plan instanceof DerivativeNode)) {
      throw new NoPythonError('NumPy has no vectors: give gradient an axis.');
    }
    const order = (plan.shape[plan.axis] ?? 0) > leastPoints(1) ? 2 : 1;
    const keywords = [
      ['axis', this.#axes(axis, of)],
      ['edge_order', number(order)],
    ] as const;
    return numpy('gradient', [this.of(of), number(plan.spacing)], keywords);
  }

  /** As emout solves it, where that is right or where its own numbers are asked for. */
  #poisson(expression: CallExpression, bound: ReadonlyMap<string, Expression>): Expression {
    const of = bound.get('rho');
    const value = this.values.get(expression);
    const given = of === undefined ? undefined : this.values.get(of);
    const plan = value?.kind === 'array' ? value.plan : null;
    if (of === undefined || given?.kind !== 'array' || !(plan instanceof PoissonNode)) {
      throw new NoPythonError('emout solves Poisson’s equation over z, y and x in this order.');
    }
    const { boundaryTypes, dxM, permittivity, compat } = plan.options;
    const letters = boundaryLetters(boundaryTypes);
    if (compat === undefined && letters !== 'ppp' && letters !== 'nnn') {
      throw new NoPythonError(
        `emout’s poisson is right for "ppp" and "nnn" alone; with "${letters}" it gives other numbers.`,
      );
    }
    const { unit, system } = given.type.unit;
    if (system === 'si' && unit?.factorToSi !== 1) {
      throw new NoPythonError('emout’s poisson takes a charge density in C/m³.');
    }
    // It solves in the type of its argument, and float32 is short of digits for that.
    const rho = numpy('asarray', [this.of(of)], [['dtype', name('float')]]);
    const keywords: [string, Expression][] = [['btypes', text(letters)]];
    if (permittivity !== undefined) keywords.push(['epsilon_0', number(permittivity)]);
    const solver = member(member(name('emout'), 'utils'), 'poisson');
    return call(solver, [rho, number(dxM)], keywords);
  }

  /** Axes by number, as NumPy takes them. */
  #axes(argument: Expression, of: Expression | undefined): Expression {
    const value = of === undefined ? undefined : this.values.get(of);
    const array = value?.kind === 'vector' ? value.components[0]?.value : value;
    const names: readonly string[] = array?.kind === 'array' ? array.type.axes.map((axis) => axis.name) : [];
    const items = argument.kind === 'list' ? argument.items : [argument];
    const places = items.map((item) => {
      const named = this.values.get(item);
      if (named?.kind === 'text') return names.indexOf(named.value);
      return named?.kind === 'array' ? (named.plan.constant ?? Number.NaN) : Number.NaN;
    });
    return places.some(Number.isNaN) ? this.of(argument) : axes(places);
  }

  /** Operands with the axes that others have and they lack, because NumPy matches axes from the last. */
  #aligned(expression: Expression, operands: readonly Expression[]): Expression[] {
    const result = this.values.get(expression);
    const translated = operands.map((operand) => this.of(operand));
    if (result?.kind !== 'array') return translated;
    const names = result.type.axes.map((axis) => axis.name);
    return translated.map((operand, k) => {
      const at = operands[k];
      const value = at === undefined ? undefined : this.values.get(at);
      return value?.kind === 'array' ? withAxes(operand, value, names) : operand;
    });
  }
}

function withAxes(operand: Expression, { type }: ArrayValue, names: readonly string[]): Expression {
  if (type.axes.length === 0) return operand;
  const own = type.axes.map((axis) => axis.name);
  const order = own.map((of) => names.indexOf(of));
  const sorted = [...order.keys()].sort((a, b) => (order[a] ?? 0) - (order[b] ?? 0));
  const isSorted = sorted.every((place, k) => place === k);
  const moved = isSorted ? operand : numpy('transpose', [operand, name(`(${sorted.join(', ')})`)]);
  const first = Math.min(...order);
  const items: SubscriptItemExpression[] = [];
  let added = false;
  for (let k = first; k < names.length; k += 1) {
    const has = order.includes(k);
    if (!has) added = true;
    items.push(has ? wholeRange() : { ...index(0), kind: 'index', at: name('None') });
  }
  return added ? subscript(numpy('asarray', [moved]), items) : moved;
}

/** emout converts magnetic fields as if they were counted in A/m. */
function siValues(values: Expression, { type }: ArrayValue): Expression {
  if (type.unit.unit?.symbol !== 'T') return member(values, 'val_si');
  return call(member(member(member(name('data'), 'unit'), 'B'), 'reverse'), [values]);
}

/** What subscripts stand behind: a name, or a member of another run. */
function rootOf(
  expression: Expression,
): { readonly named: Expression; readonly field: string; readonly run: string | null } | null {
  if (expression.kind === 'subscript') return rootOf(expression.base);
  if (expression.kind === 'name') return { named: expression, field: expression.name, run: null };
  if (expression.kind !== 'member' || expression.base.kind !== 'call') return null;
  const [address] = expression.base.positional;
  if (address?.kind !== 'text') return null;
  return { named: expression, field: expression.name, run: address.value };
}

function textOf(expression: Expression): Expression {
  const [address] = expression.kind === 'call' ? expression.positional : [];
  return address ?? expression;
}

function boundArguments(of: FunctionName, expression: CallExpression): Map<string, Expression> {
  const bound = new Map<string, Expression>();
  const byPosition = FUNCTIONS[of].parameters.filter(({ keywordOnly }) => !keywordOnly);
  for (const [k, argument] of expression.positional.entries()) bound.set(byPosition[k]?.name ?? '', argument);
  for (const keyword of expression.keywords) bound.set(keyword.name, keyword.value);
  return bound;
}
