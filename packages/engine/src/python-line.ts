import type { CheckedExpression } from '@emout/expr/checked-expression';
import { DEFAULT_CMAP, DEFAULT_INTERPOLATION } from '@emout/figure/defaults';
import type { ResolvedLimits } from '@emout/figure/limits';
import type { Layer } from '@emout/figure/spec-layers';
import type { Panel } from '@emout/figure/spec-panels';
import type { NormName } from '@emout/figure/spec-values';
import { sameExpression } from './same-expression.js';

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
  else if (panel.layers[1]?.kind === 'contour' && sameExpression(panel.layers[1], layer)) {
    args.push("mode='cm+cont'");
  }
  if (layer.kind === 'map') {
    if (layer.axes !== undefined) args.push(`axes='${layer.axes}'`);
    if (layer.cmap !== DEFAULT_CMAP) args.push(`cmap='${layer.cmap}'`);
    if (layer.interpolation !== DEFAULT_INTERPOLATION) args.push(`interpolation='${layer.interpolation}'`);
  }
  if (layer.kind === 'quiver') args.push("mode='vec'");
  if ('norm' in layer && layer.kind !== 'contour') args.push(...scaleArguments(layer, limits));
  // A combination is made of SI values already where these are wanted.
  if (!plain || ('data' in layer && 'units' in layer.data && layer.data.units === 'emses'))
    args.push('use_si=False');
  if (panel.title !== undefined) args.push(`title=${pythonText(panel.title)}`);
  return `${values}.plot(${args.join(', ')})`;
}

/** emout takes `norm='log'` with limits beside it; other scales are matplotlib's objects with the limits in them. */
function scaleArguments(layer: Extract<Layer, { norm: NormName }>, limits: ResolvedLimits): string[] {
  const [min, max] = [`vmin=${pythonNumber(limits.min)}`, `vmax=${pythonNumber(limits.max)}`];
  const held = layer.limits;
  switch (layer.norm) {
    case 'linear':
    case 'log':
      return [
        ...(layer.norm === 'log' ? ["norm='log'"] : []),
        ...(held.kind !== 'auto' || held.min !== undefined ? [min] : []),
        ...(held.kind !== 'auto' || held.max !== undefined ? [max] : []),
      ];
    case 'symlog': {
      const linthresh = limits.scale.kind === 'symlog' ? limits.scale.linthresh : 1;
      return [`norm=matplotlib.colors.SymLogNorm(${pythonNumber(linthresh)}, ${min}, ${max})`];
    }
    case 'power': {
      const gamma = limits.scale.kind === 'power' ? limits.scale.gamma : 1;
      return [`norm=matplotlib.colors.PowerNorm(${pythonNumber(gamma)}, ${min}, ${max})`];
    }
    case 'centred':
      return [min, max];
  }
}

/** Seven digits are all that float32 data carry. */
function pythonNumber(value: number): string {
  return String(Number(value.toPrecision(7)));
}

/** JSON's escapes are Python's, too. */
function pythonText(text: string): string {
  return JSON.stringify(text);
}
