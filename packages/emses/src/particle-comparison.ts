import type { ParticleComponent } from './file-names.js';
import type { ParticleStep } from './particle-files.js';
import type { ParticleComparison } from './particle-timeline.js';
import type { ParticlePieces } from './particle-values.js';

/** Two outputs that agree in so many particles are the same. */
const LEADING = 4096;

/** Compares outputs by the first particles of each component; what cannot be read is unlike everything. */
export function particleComparison(pieces: ParticlePieces, signal?: AbortSignal): ParticleComparison {
  const leading = (step: ParticleStep, component: ParticleComponent): Float64Array => {
    const found = step.pieces.get(component) ?? [];
    const count = Math.min(LEADING, pieces.total(found));
    return pieces.read(found, { first: 0, stride: 1, count }, signal);
  };
  return {
    repeats(a, b) {
      const components = [...a.pieces.keys()];
      if (components.length === 0 || components.length !== b.pieces.size) return false;
      return components.every((component) => {
        if (pieces.total(a.pieces.get(component) ?? []) !== pieces.total(b.pieces.get(component) ?? []))
          return false;
        const other = leading(b, component);
        return leading(a, component).every((value, n) => Object.is(value, other[n]));
      });
    },
    shareParticles(a, b) {
      const numbers = new Set(leading(a, 'tid').filter((number) => !Number.isNaN(number)));
      return leading(b, 'tid').some((number) => numbers.has(number));
    },
  };
}
