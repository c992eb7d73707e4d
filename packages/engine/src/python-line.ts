import { DEFAULT_CMAP, DEFAULT_INTERPOLATION } from '@emout/figure/defaults';
import type { ResolvedLimits } from '@emout/figure/limits';
import type { Panel } from '@emout/figure/spec';

/**
 * The line of Python that draws a panel's first layer with emout, arguments only where they differ from emout's
 * defaults: `data.phisp[19, :, 64, :].plot(cmap='viridis', vmin=-4)`.
 */
export function pythonLine(expression: string, panel: Panel, limits: ResolvedLimits): string {
  const layer = panel.layers[0];
  if (layer === undefined) return `data.${expression}`;
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
  if (layer.data.units === 'emses') args.push('use_si=False');
  if (panel.title !== undefined) args.push(`title=${pythonText(panel.title)}`);
  return `data.${expression}.plot(${args.join(', ')})`;
}

/** Seven digits are all that float32 data carry. */
function pythonNumber(value: number): string {
  return String(Number(value.toPrecision(7)));
}

/** JSON's escapes are Python's, too. */
function pythonText(text: string): string {
  return JSON.stringify(text);
}
