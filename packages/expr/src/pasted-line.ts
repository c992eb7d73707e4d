import type {
  CallExpression,
  Expression,
  MemberExpression,
  SubscriptExpression,
  SubscriptItemExpression,
} from './expression.js';
import { DRAWING_METHODS, methodForm } from './pasted-methods.js';
import { isNumpyModule, numpyCall, numpyConstant } from './pasted-numpy.js';
import { insteadOfWord } from './refused-syntax.js';

/** The name that notebooks give to the run. */
const RUN_VARIABLE = 'data';
/** Trees of parameters and units, whose members are names of the input and no methods. */
const PARAMETER_ROOTS: ReadonlySet<string> = new Set(['inp', 'toml', 'unit']);
const PLAIN_NAME = /^[A-Za-z][A-Za-z0-9_]*$/;
const RESERVED: ReadonlySet<string> = new Set(['and', 'or', 'not', 'lambda']);

interface Context {
  readonly text: string;
  /** Parameters of the lambdas around. */
  readonly bound: ReadonlySet<string>;
}

/**
 * The tree of what a line from a Python notebook computes: without the run variable and NumPy's module name,
 * methods as functions, without what only draws or copies. A tree of the field language stays as it is.
 * @throws ExpressionError for NumPy functions that the field language does not have
 */
export function pastedLine(expression: Expression, text: string): Expression {
  let value = understood(expression, { text, bound: new Set() });
  while (value.kind === 'call' && value.callee.kind === 'member' && DRAWING_METHODS.has(value.callee.name)) {
    value = value.callee.base;
  }
  return value;
}

function understood(expression: Expression, context: Context): Expression {
  switch (expression.kind) {
    case 'number':
    case 'text':
    case 'name':
      return expression;
    case 'member':
      return member({ ...expression, base: understood(expression.base, context) }, context);
    case 'call':
      return call(expression, context);
    case 'subscript':
      return subscript(expression, context);
    case 'unary':
      return { ...expression, operand: understood(expression.operand, context) };
    case 'binary': {
      const left = understood(expression.left, context);
      return { ...expression, left, right: understood(expression.right, context) };
    }
    case 'list':
      return { ...expression, items: expression.items.map((item) => understood(item, context)) };
    case 'lambda': {
      const bound = new Set([...context.bound, expression.parameter]);
      return { ...expression, body: understood(expression.body, { ...context, bound }) };
    }
  }
}

function isFree(expression: Expression, context: Context): expression is Expression & { kind: 'name' } {
  return expression.kind === 'name' && !context.bound.has(expression.name);
}

/** A member that is not called, its base understood already. */
function member(expression: MemberExpression, context: Context): Expression {
  const { base, name, nameSpan, span } = expression;
  if (isFree(base, context)) {
    if (base.name === RUN_VARIABLE && !context.bound.has(name)) return { kind: 'name', name, span };
    if (isNumpyModule(base.name)) return numpyConstant(context.text, name, span);
  }
  if (isParameter(base)) return expression;
  if (name === 'lazy') return base;
  if (name !== 'T') return expression;
  const callee = { kind: 'name', name: 'transpose', span: nameSpan } as const;
  return { kind: 'call', callee, positional: [base], keywords: [], span };
}

function call(expression: CallExpression, context: Context): Expression {
  const positional = expression.positional.map((argument) => understood(argument, context));
  const keywords = expression.keywords.map((keyword) => ({
    ...keyword,
    value: understood(keyword.value, context),
  }));
  const { callee, span } = expression;
  if (callee.kind !== 'member') {
    return { ...expression, callee: opened(understood(callee, context), context), positional, keywords };
  }
  const { name, nameSpan } = callee;
  const base = understood(callee.base, context);
  const pasted = { text: context.text, written: name, positional, keywords, span, nameSpan };
  if (isFree(base, context)) {
    if (isNumpyModule(base.name)) return numpyCall(name, { ...pasted, written: `${base.name}.${name}` });
    if (base.name === 'emout' && name === 'Emout') {
      const run = { kind: 'name', name: 'run', span: callee.span } as const;
      return { ...expression, callee: run, positional, keywords };
    }
  }
  const form = methodForm(name);
  if (form !== null && !(isFree(base, context) && base.name === RUN_VARIABLE)) return form(base, pasted);
  return {
    ...expression,
    callee: opened(member({ ...callee, base }, context), context),
    positional,
    keywords,
  };
}

/** `Emout("dir")` opens what `run("dir")` does. */
function opened(callee: Expression, context: Context): Expression {
  return isFree(callee, context) && callee.name === 'Emout' ? { ...callee, name: 'run' } : callee;
}

function subscript(expression: SubscriptExpression, context: Context): Expression {
  const base = understood(expression.base, context);
  const items = expression.items.map((item) => understoodItem(item, context));
  const [item, ...others] = items;
  if (item?.kind === 'index' && item.at.kind === 'text' && others.length === 0 && isParameter(base)) {
    const name = item.at.value;
    if (PLAIN_NAME.test(name) && !RESERVED.has(name) && insteadOfWord(name) === null) {
      return { kind: 'member', base, name, nameSpan: item.span, span: expression.span };
    }
  }
  return { ...expression, base, items };
}

function understoodItem(item: SubscriptItemExpression, context: Context): SubscriptItemExpression {
  switch (item.kind) {
    case 'index':
      return { ...item, at: understood(item.at, context) };
    case 'range': {
      const { start, stop, step } = item;
      return {
        ...item,
        start: start && understood(start, context),
        stop: stop && understood(stop, context),
        step: step && understood(step, context),
      };
    }
    case 'ellipsis':
      return item;
  }
}

/** `inp`, `inp.plasma`, `run("b").inp.wp`. */
function isParameter(expression: Expression): boolean {
  switch (expression.kind) {
    case 'name':
      return PARAMETER_ROOTS.has(expression.name);
    case 'member':
      return PARAMETER_ROOTS.has(expression.name) || isParameter(expression.base);
    case 'subscript':
      return isParameter(expression.base);
    default:
      return false;
  }
}
