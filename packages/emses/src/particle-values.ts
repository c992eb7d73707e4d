import type { Hdf5File } from '@emout/hdf5/hdf5-file';
import type { NumericArray } from '@emout/ndarray/ndarray';
import type { ParticlePiece } from './particle-files.js';

/** What the solver writes in place of a particle that is not there. */
const MISSING = -9999;

/** Positions `first + k·stride` on the particle axis, k = 0 … count − 1; the stride is above 0. */
export interface ParticlePositions {
  readonly first: number;
  readonly stride: number;
  readonly count: number;
}

/** Opens the pieces of a species and knows their lengths. */
export class ParticlePieces {
  readonly #open: (filePath: string) => Hdf5File;
  readonly #counts = new Map<ParticlePiece, number>();

  constructor(open: (filePath: string) => Hdf5File) {
    this.#open = open;
  }

  /** Particles in a piece. @throws what reading the file throws. */
  count(piece: ParticlePiece): number {
    const known = this.#counts.get(piece);
    if (known !== undefined) return known;
    const count = this.#open(piece.filePath).dataset(piece.path).shape[0] ?? 0;
    this.#counts.set(piece, count);
    return count;
  }

  /** Particles in all pieces of a component. @throws what reading the files throws. */
  total(pieces: readonly ParticlePiece[]): number {
    let total = 0;
    for (const piece of pieces) total += this.count(piece);
    return total;
  }

  /**
   * The values at some positions of the pieces one after another; missing particles are NaN.
   * @throws what reading the files throws, and the reason of `signal`.
   */
  read(
    pieces: readonly ParticlePiece[],
    { first, stride, count }: ParticlePositions,
    signal?: AbortSignal,
  ): Float64Array {
    const values = new Float64Array(count);
    let offset = 0;
    for (const piece of pieces) {
      const length = this.count(piece);
      const from = Math.max(0, Math.ceil((offset - first) / stride));
      const to = Math.min(count, Math.floor((offset + length - 1 - first) / stride) + 1);
      if (to > from) {
        signal?.throwIfAborted();
        const start = first + from * stride - offset;
        const selection = [{ start, step: stride, count: to - from, dropped: false }];
        const { data } = this.#open(piece.filePath).read(piece.path, selection, signal ? { signal } : {});
        copyPresent(values, from, data);
      }
      offset += length;
    }
    return values;
  }
}

/** −9999 is exact in single precision, too. */
function copyPresent(target: Float64Array, at: number, source: NumericArray): void {
  if (source instanceof Float32Array) {
    for (let n = 0, to = at; n < source.length; n++, to++) {
      const value = source[n] as number;
      target[to] = value === MISSING ? Number.NaN : value;
    }
  } else if (source instanceof Float64Array) {
    for (let n = 0, to = at; n < source.length; n++, to++) {
      const value = source[n] as number;
      target[to] = value === MISSING ? Number.NaN : value;
    }
  } else {
    for (let n = 0, to = at; n < source.length; n++, to++) {
      const value = source[n] as number;
      target[to] = value === MISSING ? Number.NaN : value;
    }
  }
}
