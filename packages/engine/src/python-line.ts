import type { CheckedExpression } from '@emout/expr/checked-expression';
import { DEFAULT_CMAP, DEFAULT_INTERPOLATION } from '@emout/figure/defaults';
import type { ResolvedLimits } from '@emout/figure/limits';
import type { Panel } from '@emout/figure/spec';

/** One field with its subscripts: emout itself plots it in SI units. */
const PLAIN_FIELD = /^[\p{L}_][\p{L}\p{N}_]*(?:\[[^\]]*\])*$/u;

/**
 * The line of Python that draws a panel's first layer with emout, arguments only where they differ from emout's
 * defaults: `data.phisp[19, :, 64, :].plot(cmap='viridis', vmin=-4)`.
 */
export function pythonLine(checked: CheckedExpression, panel: Panel, limits: ResolvedLimits): string {
  const layer = panel.layers[0];
  const plain = PLAIN_FIELD.test(checked.resolved);
  const { python } = checked;
  if (!plain && python.line === null) return `# ${python.reason}`;
  const values = plain ? `data.${checked.resolved}` : `(${python.line})`;
  if (layer === undefined) return values;
  const args: string[] = [];
  if (layer.kind === 'contour') args.push("mode='cont'");
  else if (panel.layers[1]?.kind === 'contour' && panel.layers[1].data.expr === layer.data.expr) {
    args.push("mode='cm+cont'");
  }
  if (layer.kind === 'map') {
    if (layer.axes !== undefined) args.push(`axes='${layer.axes}'`);
    if (layer.cmap !== DEFAULT_CMAP) args.push(`cmap='${layer.cmap}'`);
    if (layer.interpolation !== DEFAULT_INTERPOLATION) args.push(`interpolation='${layer.interpolation}'`);
  }
  if (layer.kind !== 'contour') {
    if (layer.norm !== 'linear') args.push(`norm='${layer.norm}'`);
    const held = layer.limits;
    if (held.kind !== 'auto' || held.min !== undefined) args.push(`vmin=${pythonNumber(limits.min)}`);
    if (held.kind !== 'auto' || held.max !== undefined) args.push(`vmax=${pythonNumber(limits.max)}`);
  }
  // A combination is made of SI values already where these are wanted.
  if (layer.data.units === 'emses' || !plain) args.push('use_si=False');
  if (panel.title !== undefined) args.push(`title=${pythonText(panel.title)}`);
  return `${values}.plot(${args.join(', ')})`;
}

/** Seven digits are all that float32 data carry. */
function pythonNumber(value: number): string {
  return String(Number(value.toPrecision(7)));
}

/** JSON's escapes are Python's, too. */
function pythonText(text: string): string {
  return JSON.stringify(text);
}
