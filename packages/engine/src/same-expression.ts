import type { Layer } from '@emout/figure/spec-layers';

/** Whether two layers show the same expression of a run. */
export function sameExpression(a: Layer, b: Layer): boolean {
  const [one, other] = [expressionOf(a), expressionOf(b)];
  return one !== null && one === other;
}

function expressionOf(layer: Layer): string | null {
  return 'data' in layer && 'expr' in layer.data ? layer.data.expr : null;
}
