import type { Expression, SubscriptItemExpression } from './expression.js';
import { FUNCTION_NAMES, FUNCTIONS } from './functions.js';
import { argumentsOf, functionCall, type PastedCall } from './pasted-call.js';

type MethodForm = (base: Expression, call: PastedCall) => Expression;

const itself: MethodForm = (base, call) => {
  argumentsOf(call, []);
  return base;
};

/** Methods of emout's arrays, and what they are in the field language. */
const METHOD_FORMS: ReadonlyMap<string, MethodForm> = new Map<string, MethodForm>([
  ...FUNCTION_NAMES.flatMap((name): [string, MethodForm][] => {
    const { method } = FUNCTIONS[name];
    return method === null ? [] : [[method, (base, call) => functionCall(name, call, [base])]];
  }),
  ['round', (base, call) => functionCall('round', call, [base])],
  ['mean', mean],
  ['time_series', timeSeries],
  ['scale', scaled],
  ['negate', negated],
  ['to_numpy', itself],
  ['materialize', itself],
  ['copy', itself],
]);

/** Null when it is no method that has another form. */
export function methodForm(name: string): MethodForm | null {
  return METHOD_FORMS.get(name) ?? null;
}

/** Methods that draw; what they draw is their base. */
export const DRAWING_METHODS: ReadonlySet<string> = new Set([
  'plot',
  'plot2d',
  'plot3d',
  'plot3d_mpl',
  'plot_pyvista',
  'plot_surfaces',
  'gifplot',
  'cmap',
  'contour',
  'contour3d',
]);

/** emout's mean of a selection that still has all four axes, such as `phisp[:]`, is a mean over time. */
function mean(base: Expression, call: PastedCall): Expression {
  const { positional, keywords, span } = call;
  if (positional.length > 0 || keywords.length > 0 || !keepsAllAxes(base)) {
    return functionCall('mean', call, [base]);
  }
  const axis = { name: 'axis', value: { kind: 'text', value: 't', span }, span } as const;
  return functionCall('mean', { ...call, keywords: [axis] }, [base]);
}

/** A subscripted field of which no axis is dropped. */
function keepsAllAxes(base: Expression): boolean {
  if (base.kind !== 'subscript') return false;
  const dropsNone = base.items.every((item) => item.kind !== 'index' || item.at.kind === 'list');
  return dropsNone && (base.base.kind !== 'subscript' || keepsAllAxes(base.base));
}

/** `time_series(x, y, z)` takes positions in the opposite order of the axes of a field. */
function timeSeries(base: Expression, call: PastedCall): Expression {
  const positions = argumentsOf(call, ['x', 'y', 'z']).toReversed();
  const items: SubscriptItemExpression[] = [
    { kind: 'range', start: null, stop: null, step: null, span: call.nameSpan },
    ...positions.map((at) => ({ kind: 'index', at, span: at.span }) as const),
  ];
  return { kind: 'subscript', base, items, span: call.span };
}

function scaled(base: Expression, call: PastedCall): Expression {
  const [factor = base] = argumentsOf(call, ['k']);
  return { kind: 'binary', operator: '*', left: base, right: factor, span: call.span };
}

function negated(base: Expression, call: PastedCall): Expression {
  argumentsOf(call, []);
  return { kind: 'unary', operator: '-', operand: base, span: call.span };
}
