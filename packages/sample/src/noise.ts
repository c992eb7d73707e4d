import { Random } from './random.js';

/** Where in the two tiles the noise of one quantity at one snapshot begins, as (x, y, z) each. */
export interface NoiseStream {
  readonly first: readonly [number, number, number];
  readonly second: readonly [number, number, number];
}

/** Edges of the two tiles; few common divisors, so that the pattern does not show itself again. */
export interface TileEdges {
  readonly first: number;
  readonly second: number;
}

export const SMALL_TILES: TileEdges = { first: 40, second: 36 };
/** For volumes in which small tiles would be seen to repeat. */
export const LARGE_TILES: TileEdges = { first: 96, second: 80 };

/**
 * Gaussian noise of unit variance on nodes, periodic along x and y.
 *
 * Two tiles drawn once are added with offsets that differ by stream: a value costs two look-ups instead of a logarithm.
 */
export class NoiseField {
  private readonly first: Float32Array;
  private readonly second: Float32Array;

  /** @param passes how often neighbours are averaged (1-2-1): 0 is white, more is smoother. */
  constructor(
    seed: number,
    passes: number,
    private readonly edges: TileEdges = SMALL_TILES,
  ) {
    this.first = tile(new Random(seed, 101 + passes), edges.first, passes);
    this.second = tile(new Random(seed, 202 + passes), edges.second, passes);
  }

  /** Fills `row[0…nx]` for the nodes (0…nx, j, k). */
  fillRow(row: Float32Array, nx: number, j: number, k: number, stream: NoiseStream): void {
    const { first, second, edges } = this;
    const { first: edge1, second: edge2 } = edges;
    const [x1, y1, z1] = stream.first;
    const [x2, y2, z2] = stream.second;
    const row1 = (((k + z1) % edge1) * edge1 + ((j + y1) % edge1)) * edge1;
    const row2 = (((k + z2) % edge2) * edge2 + ((j + y2) % edge2)) * edge2;
    let column1 = x1 % edge1;
    let column2 = x2 % edge2;
    for (let i = 0; i < nx; i++) {
      row[i] = (first[row1 + column1] as number) + (second[row2 + column2] as number);
      if (++column1 === edge1) column1 = 0;
      if (++column2 === edge2) column2 = 0;
    }
    row[nx] = row[0] as number;
  }
}

/** The stream of one quantity at one snapshot. */
export function noiseStream(seed: number, quantity: number, snapshot: number): NoiseStream {
  const random = new Random(seed, 1000 + quantity * 131 + snapshot * 7919);
  const offset = () => random.below(1 << 16);
  return { first: [offset(), offset(), offset()], second: [offset(), offset(), offset()] };
}

function tile(random: Random, edge: number, passes: number): Float32Array {
  let values = new Float32Array(edge ** 3);
  for (let p = 0; p < values.length; p++) values[p] = random.gaussian();
  for (let pass = 0; pass < passes; pass++) {
    for (const stride of [1, edge, edge * edge]) values = averaged(values, edge, stride);
  }
  let squares = 0;
  for (const value of values) squares += value * value;
  // Half of the variance each: the two tiles are added.
  const scale = Math.sqrt(0.5 / (squares / values.length));
  for (let p = 0; p < values.length; p++) values[p] = (values[p] as number) * scale;
  return values;
}

/** Weighted mean (1-2-1) of neighbours `stride` apart in a periodic cube. */
function averaged(values: Float32Array, edge: number, stride: number): Float32Array<ArrayBuffer> {
  const means = new Float32Array(values.length);
  const around = (edge - 1) * stride;
  for (let p = 0; p < values.length; p++) {
    const position = Math.floor(p / stride) % edge;
    const before = position === 0 ? p + around : p - stride;
    const after = position === edge - 1 ? p - around : p + stride;
    means[p] = 0.25 * ((values[before] as number) + (values[after] as number)) + 0.5 * (values[p] as number);
  }
  return means;
}
