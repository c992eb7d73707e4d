/** A cuboid of six faces with vertices of their own, as meshes of the worker have them. */
export function cuboid(size = 2) {
  const corners: number[] = [];
  const triangles: number[] = [];
  for (let axis = 0; axis < 3; axis++) {
    for (const side of [0, 1]) {
      const first = corners.length / 3;
      for (const [u, v] of [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ] as const) {
        const point = [0, 0, 0];
        point[axis] = side * size;
        point[(axis + 1) % 3] = u * size;
        point[(axis + 2) % 3] = v * size;
        corners.push(...point);
      }
      const turn = side === 1 ? [0, 1, 2, 0, 2, 3] : [0, 2, 1, 0, 3, 2];
      triangles.push(...turn.map((corner) => first + corner));
    }
  }
  return { positions: new Float32Array(corners), triangles: new Uint32Array(triangles) };
}

/** A sphere in rows of latitude; each row at a pole is many vertices in one place. */
export function sphere(radius = 1, around = 48, rows = 25) {
  const positions: number[] = [];
  const triangles: number[] = [];
  for (let row = 0; row < rows; row++) {
    const latitude = (row / (rows - 1) - 0.5) * Math.PI;
    for (let k = 0; k < around; k++) {
      const longitude = (2 * Math.PI * k) / around;
      positions.push(
        radius * Math.cos(latitude) * Math.cos(longitude),
        radius * Math.cos(latitude) * Math.sin(longitude),
        radius * Math.sin(latitude),
      );
    }
  }
  for (let row = 0; row + 1 < rows; row++) {
    for (let k = 0; k < around; k++) {
      const [a, b] = [row * around + k, row * around + ((k + 1) % around)];
      if (row > 0) triangles.push(a, b, b + around);
      if (row + 2 < rows) triangles.push(a, b + around, a + around);
    }
  }
  return { positions: new Float32Array(positions), triangles: new Uint32Array(triangles) };
}

/** The same with one vertex in each place. */
export function welded({ positions, triangles }: { positions: Float32Array; triangles: Uint32Array }) {
  const places = new Map<string, number>();
  const kept: number[] = [];
  const numbers = Array.from({ length: positions.length / 3 }, (_, vertex) => {
    const point = [...positions.subarray(3 * vertex, 3 * vertex + 3)];
    const key = point.join(' ');
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, kept.length / 3);
    kept.push(...point);
    return kept.length / 3 - 1;
  });
  return { positions: new Float32Array(kept), triangles: triangles.map((vertex) => numbers[vertex] ?? 0) };
}
