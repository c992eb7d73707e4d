/** For every pixel along one direction, the nodes that contribute to it and their weights (summing to 1). */
export interface AxisWeights {
  readonly taps: number;
  /** Pixel p takes nodes[p·taps … p·taps + taps − 1]. */
  readonly nodes: Int32Array;
  readonly weights: Float64Array;
}

/** First pixel whose centre lies at or beyond a coordinate; the edges of a span round alike everywhere. */
export function pixelEdge(coordinate: number): number {
  return Math.floor(coordinate + 0.5);
}

/** The value of the nearest node; halfway goes to the higher one. */
export function nearestWeights(positions: Float64Array, nodeCount: number): AxisWeights {
  const nodes = new Int32Array(positions.length);
  for (let p = 0; p < positions.length; p++) {
    nodes[p] = Math.min(nodeCount - 1, Math.max(0, Math.floor((positions[p] ?? 0) + 0.5)));
  }
  return { taps: 1, nodes, weights: new Float64Array(positions.length).fill(1) };
}

/**
 * Linear interpolation between the two neighbouring nodes. Where a pixel is wider than the node spacing
 * (`nodesPerPixel` > 1), the triangle is widened to the pixel, so that no node between pixels is skipped.
 * Beyond the outer nodes their value continues.
 */
export function linearWeights(
  positions: Float64Array,
  nodeCount: number,
  nodesPerPixel: number,
): AxisWeights {
  const radius = Math.max(1, Math.abs(nodesPerPixel));
  // No more than there are nodes, however many of them a pixel is wide.
  const taps = Math.min(nodeCount, radius === 1 ? 2 : Math.ceil(2 * radius));
  const nodes = new Int32Array(positions.length * taps);
  const weights = new Float64Array(positions.length * taps);
  const last = nodeCount - 1;
  for (let p = 0; p < positions.length; p++) {
    const position = Math.min(last, Math.max(0, positions[p] ?? 0));
    const first = Math.min(nodeCount - taps, Math.max(0, Math.floor(position - radius) + 1));
    const at = p * taps;
    let sum = 0;
    for (let k = 0; k < taps; k++) {
      const node = first + k;
      const weight = Math.max(0, 1 - Math.abs(node - position) / radius);
      nodes[at + k] = node;
      weights[at + k] = weight;
      sum += weight;
    }
    // A node of weight 0 does not contribute: were it NaN, 0 · NaN would spoil the pixel.
    let contributing = at;
    while ((weights[contributing] ?? 0) === 0) contributing++;
    for (let k = at; k < at + taps; k++) {
      if ((weights[k] ?? 0) === 0) nodes[k] = nodes[contributing] ?? 0;
      weights[k] = (weights[k] ?? 0) / sum;
    }
  }
  return { taps, nodes, weights };
}
