import type { ArrayType } from '@emout/expr/value-type';
import type { AxisPair } from '@emout/figure/spec-values';
import { FigureDataError } from './errors.js';
import type { OutlinePlane, PlannedLayer } from './planned-layer.js';

interface Asked {
  readonly axis: OutlinePlane['axis'];
  readonly position: number;
}

/**
 * The plane in which outlines are drawn: the one that is asked for, or that of the field below them.
 * @param pair the axes of the page that the layer below asks for.
 * @throws FigureDataError when there is no such plane.
 */
export function outlinePlane(
  path: string,
  asked: Asked | undefined,
  pair: AxisPair | undefined,
  before: readonly PlannedLayer[],
): OutlinePlane {
  const type = before.map(planeType).find((found) => found !== null) ?? null;
  const swapped = pair !== undefined && pair.charAt(0) > pair.charAt(1);
  if (asked !== undefined) return { ...asked, swapped };
  const fixed = type?.fixed.find(({ name }) => name !== 't');
  if (fixed !== undefined && fixed.name !== 't')
    return { axis: fixed.name, position: fixed.position, swapped };
  throw new FigureDataError(
    path,
    'The panel shows no plane of the grid that bodies could be cut by.',
    'Draw the boundaries over a map such as phisp[-1, :, 64, :], or say the plane: "at": {"axis": "y", "position": 64}.',
  );
}

/** A plane of the grid has two axes of space; one more in an animation. */
function planeType(layer: PlannedLayer): ArrayType | null {
  if (layer.kind !== 'expression') return null;
  const { type } = layer.source;
  const array = type.kind === 'array' ? type : type.components[0]?.type;
  return array !== undefined && array.axes.filter(({ name }) => name !== 't').length === 2 ? array : null;
}
