import type { ParticleComponent } from './file-names.js';
import type { ParticleGeneration, ParticlePiece, ParticleStep } from './particle-files.js';

/** What the values of two outputs tell about each other. */
export interface ParticleComparison {
  /** Whether every component has the same values in both. */
  repeats(a: ParticleStep, b: ParticleStep): boolean;
  /** Whether particles of one are in the other, by their numbers; false when they have none. */
  shareParticles(a: ParticleStep, b: ParticleStep): boolean;
}

/**
 * Joins segments and parts (`p1xe00_0001.h5`), and directories that continue a run, into one sequence of outputs.
 *
 * Counters that go on are taken as they are. Otherwise the solver was started again, or wrote a step in parts, and the
 * names alone do not say which:
 * - a generation that begins with the values of the last output so far counts anew from it, which is then there once;
 * - one that begins after the first output so far and reaches further has overtaken the outputs from there on;
 * - a part whose outputs are all there already, of other particles, holds the rest of the particles of these outputs;
 * - the same of particles that are there already, or of another segment, counts anew after the last output.
 */
export function joinGenerations(
  generations: readonly ParticleGeneration[],
  comparison: ParticleComparison,
): ParticleStep[] {
  let joined: ParticleStep[] = [];
  let before: ParticleGeneration | null = null;
  for (const generation of generations) {
    const { steps } = generation;
    const [first] = steps;
    const last = joined.at(-1);
    if (!first) continue;
    if (!last || first.key > last.key) joined.push(...steps);
    else if (comparison.repeats(last, first))
      joined.push(...countedFrom(steps.slice(1), last.key - first.key));
    else if (overtakes(steps, joined)) {
      joined = [...joined.filter(({ key }) => key < first.key), ...steps];
    } else if (before && isPartOf(generation, before) && isFurtherPart(steps, joined, comparison)) {
      joined = withParts(joined, steps);
    } else joined.push(...countedFrom(steps, last.key + 1 - first.key));
    before = generation;
  }
  return joined;
}

/** As the Python emout does: every generation follows the one before in time, without its first output. */
export function joinAsEmout(generations: readonly ParticleGeneration[]): ParticleStep[] {
  const joined: ParticleStep[] = [];
  for (const { steps } of generations) {
    const last = joined.at(-1);
    const [first] = steps;
    if (!last) joined.push(...steps);
    else if (first) joined.push(...countedFrom(steps.slice(1), last.key - first.key));
  }
  return joined;
}

function isPartOf(one: ParticleGeneration, other: ParticleGeneration): boolean {
  return one.directory === other.directory && one.segment === other.segment;
}

function overtakes(steps: readonly ParticleStep[], joined: readonly ParticleStep[]): boolean {
  const first = steps[0]?.key ?? 0;
  return first > (joined[0]?.key ?? 0) && (steps.at(-1)?.key ?? 0) > (joined.at(-1)?.key ?? 0);
}

function isFurtherPart(
  steps: readonly ParticleStep[],
  joined: readonly ParticleStep[],
  comparison: ParticleComparison,
): boolean {
  const byKey = new Map(joined.map((step) => [step.key, step]));
  if (!steps.every(({ key }) => byKey.has(key))) return false;
  const [first] = steps;
  const same = first && byKey.get(first.key);
  return same !== undefined && !comparison.shareParticles(same, first as ParticleStep);
}

function withParts(joined: readonly ParticleStep[], parts: readonly ParticleStep[]): ParticleStep[] {
  const byKey = new Map(parts.map((step) => [step.key, step]));
  return joined.map((step) => {
    const part = byKey.get(step.key);
    if (!part) return step;
    const pieces = new Map<ParticleComponent, readonly ParticlePiece[]>(step.pieces);
    for (const [component, more] of part.pieces)
      pieces.set(component, [...(pieces.get(component) ?? []), ...more]);
    return { key: step.key, pieces };
  });
}

function countedFrom(steps: readonly ParticleStep[], offset: number): ParticleStep[] {
  return steps.map(({ key, pieces }) => ({ key: key + offset, pieces }));
}
