import type { Layer } from '@emout/figure/spec-layers';
import { FigureDataError } from './errors.js';
import type { PlannedSource } from './planned-layer.js';

interface Shown {
  readonly value: 'number' | 'vector';
  /** How many axes; the first is what is asked for when there are others. Any number without it. */
  readonly axes?: readonly [number, ...number[]];
}

/** A map of one axis is drawn as a line: who writes an address need not know how many axes are left. */
const SHOWN: Partial<Record<Layer['kind'], Shown>> = {
  map: { value: 'number', axes: [2, 1] },
  contour: { value: 'number', axes: [2] },
  line: { value: 'number', axes: [1] },
  points: { value: 'number', axes: [1] },
  histogram: { value: 'number' },
  stream: { value: 'vector', axes: [2] },
  quiver: { value: 'vector', axes: [2] },
};

/**
 * Whether an expression is something that its layer shows; an animation takes one axis more.
 * @throws FigureDataError
 */
export function checkLayerType(
  path: string,
  layer: Layer,
  { checked, type }: PlannedSource,
  animated: string | undefined,
): void {
  const shown = SHOWN[layer.kind];
  if (shown === undefined) return;
  const first = type.kind === 'array' ? type : type.components[0]?.type;
  if (type.kind === 'vector' && shown.value === 'number') {
    const letters = type.components.map(({ letter }) => letter);
    throw new FigureDataError(
      path,
      `${type.name} is a vector of ${letters.length} components; one number at each point is shown.`,
      `Write magnitude(${type.name}), or one component, as in (${type.name}).${letters[0] ?? 'x'}.`,
    );
  }
  if (type.kind === 'array' && shown.value === 'vector') {
    throw new FigureDataError(
      path,
      `${type.name} is one number at each point; a ${layer.kind} layer shows a vector.`,
      'Write a vector, as in exz[-1, :, 0, :].',
    );
  }
  const { axes } = shown;
  if (axes === undefined || first === undefined) return;
  const isAnimated = animated !== undefined && first.axes.some(({ name }) => name === animated);
  const left = first.axes.length - Number(isAnimated);
  const [wanted, ...others] = axes;
  if (left === wanted || others.includes(left)) return;
  const name = checked.sources[0]?.name ?? type.name;
  const example = wanted === 2 ? `${name}[-1, :, 0, :]` : `${name}[-1, :, 0, 0]`;
  throw new FigureDataError(
    path,
    `${checked.resolved} has ${left} ${left === 1 ? 'axis' : 'axes'}; a ${layer.kind} shows ${wanted}.`,
    left > wanted
      ? `Fix axes with an index, as in ${example}.`
      : `Leave axes open with a colon, as in ${example}.`,
  );
}
