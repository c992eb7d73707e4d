import { UnlikeComponentsError } from './errors.js';
import type { FieldSeries } from './field-series.js';
import { JoinedSeries } from './joined-series.js';
import type { Translator } from './unit-system.js';
import type { ComponentLetter } from './vector-name.js';

export interface VectorComponent {
  readonly letter: ComponentLetter;
  readonly series: FieldSeries;
}

/**
 * Components with the same snapshots each: of a run that is being written, one may be a step ahead of another.
 * @throws UnlikeComponentsError when they have different grids or types
 */
export function alignComponents(
  name: string,
  components: readonly VectorComponent[],
  length: Translator | null,
): VectorComponent[] {
  const [first] = components;
  if (first === undefined) return [];
  const written = components.filter(({ series }) => series.shape[0] > 0);
  const [model] = written;
  for (const { series } of written) {
    if (model !== undefined && gridOf(series) !== gridOf(model.series)) {
      throw new UnlikeComponentsError(name, gridOf(model.series), gridOf(series));
    }
  }
  const stepsOf = ({ series }: VectorComponent): number[] => series.keys.map((_, k) => series.time.stepOf(k));
  if (components.every((component) => stepsOf(component).join() === stepsOf(first).join()))
    return [...components];
  const sets = components.map(({ series }) => new Map(series.keys.map((_, k) => [series.time.stepOf(k), k])));
  const steps = [...(sets[0]?.keys() ?? [])].filter((step) => sets.every((set) => set.has(step)));
  return components.map(({ letter, series }, c) => {
    if (steps.length === series.shape[0]) return { letter, series };
    const positions = steps.map((step) => sets[c]?.get(step) ?? 0);
    const left = series.shape[0] - steps.length;
    const what = `${left} of its ${series.shape[0]} snapshots ${left === 1 ? 'is' : 'are'} left out of ${name}, as other components do not have ${left === 1 ? 'it' : 'them'}.`;
    const places = positions.map((position) => ({
      series,
      position,
      key: series.keys[position] ?? position,
    }));
    const time = series.time.pick(positions);
    const problems = [...series.problems, what];
    return { letter, series: new JoinedSeries({ model: series, places, time, length, problems }) };
  });
}

/** `ex: 17 × 13 × 41 points of float32`. */
function gridOf(series: FieldSeries): string {
  const [, z, y, x] = series.shape;
  return `${x} × ${y} × ${z} points of ${series.dtype ?? 'no type'}`;
}
