import { joinSegments } from './join-segments.js';
import { meshSize, type TriangleMesh, vertexCount } from './triangle-mesh.js';
import { weld } from './weld.js';

/** An outline of a mesh in a plane. */
export interface OutlineLine {
  /** Two coordinates for each point, in the order x, y, z without the one across the plane; the first again at the end of a closed line. */
  readonly points: Float64Array;
  readonly closed: boolean;
}

export type CutAxis = 'x' | 'y' | 'z';

const AXES: Readonly<Record<CutAxis, number>> = { x: 0, y: 1, z: 2 };
const IN_PLANE: Readonly<Record<CutAxis, readonly [number, number]>> = { x: [1, 2], y: [0, 2], z: [0, 1] };
/** Part of the size of a mesh within which a vertex lies in the plane. */
const IN_PLANE_TOLERANCE = 1e-9;

/**
 * The outlines in which the plane `axis` = `value` cuts a mesh.
 *
 * Where faces or edges lie in the plane itself, the outline is that of the mesh just below it (towards smaller
 * coordinates): vertices in the plane count as above. Parts of the mesh that meet the plane from above alone are cut
 * just above it instead, so that a box has its outline, once, at its lower face as at its upper one. A flat part that
 * lies in the plane has its rim as its outline.
 */
export function planeCut(mesh: TriangleMesh, axis: CutAxis, value: number): OutlineLine[] {
  const tolerance = IN_PLANE_TOLERANCE * meshSize(mesh);
  const touching = weld(trianglesAt(mesh, AXES[axis], value, tolerance), 1e-12);
  if (touching.triangles.length === 0) return [];
  const [first, second] = IN_PLANE[axis];
  const cut = new Cut(touching, AXES[axis], value, tolerance);
  const { segments, points } = cut.segments();
  return joinSegments(segments).map(({ chain, closed }) => {
    const line = new Float64Array(2 * chain.length);
    for (const [i, point] of chain.entries()) {
      line[2 * i] = points[3 * point + first] ?? 0;
      line[2 * i + 1] = points[3 * point + second] ?? 0;
    }
    return { points: line, closed };
  });
}

/** The triangles that the plane cuts or touches. */
function trianglesAt(
  { positions, triangles }: TriangleMesh,
  axis: number,
  value: number,
  tolerance: number,
): TriangleMesh {
  const kept: number[] = [];
  for (let at = 0; at < triangles.length; at += 3) {
    const a = positions[3 * (triangles[at] ?? 0) + axis] ?? 0;
    const b = positions[3 * (triangles[at + 1] ?? 0) + axis] ?? 0;
    const c = positions[3 * (triangles[at + 2] ?? 0) + axis] ?? 0;
    if (Math.min(a, b, c) > value + tolerance || Math.max(a, b, c) < value - tolerance) continue;
    kept.push(triangles[at] ?? 0, triangles[at + 1] ?? 0, triangles[at + 2] ?? 0);
  }
  return { positions, triangles: Uint32Array.from(kept) };
}

class Cut {
  readonly #mesh: TriangleMesh;
  readonly #axis: number;
  readonly #value: number;
  readonly #count: number;
  /** −1 below the plane, 0 in it, 1 above. */
  readonly #sides: Int8Array;
  /** Coordinates of the points found, three each, and their numbers by vertex or edge. */
  readonly #points: number[] = [];
  readonly #numbers = new Map<number, number>();
  readonly #segments: [number, number][] = [];

  constructor(mesh: TriangleMesh, axis: number, value: number, tolerance: number) {
    this.#mesh = mesh;
    this.#axis = axis;
    this.#value = value;
    this.#count = vertexCount(mesh);
    this.#sides = Int8Array.from({ length: this.#count }, (_, vertex) => {
      const distance = (mesh.positions[3 * vertex + axis] ?? 0) - value;
      return Math.abs(distance) <= tolerance ? 0 : Math.sign(distance);
    });
  }

  segments(): { segments: readonly (readonly [number, number])[]; points: readonly number[] } {
    const { triangles } = this.#mesh;
    const part = connectedParts(triangles, this.#count);
    const reachesBelow = this.#partsReaching(-1, part);
    const reachesAbove = this.#partsReaching(1, part);
    const rim = new Map<number, readonly [number, number]>();
    for (let at = 0; at < triangles.length; at += 3) {
      const corners = [triangles[at] ?? 0, triangles[at + 1] ?? 0, triangles[at + 2] ?? 0] as const;
      const own = part[corners[0]] ?? 0;
      // In the plane means above, or below where there is nothing else below.
      if (reachesBelow[own] === 1) this.#cutTriangle(corners, 0);
      else if (reachesAbove[own] === 1) this.#cutTriangle(corners, 1);
      else this.#toggleEdges(corners, rim);
    }
    for (const [from, to] of rim.values()) this.#segments.push([this.#vertex(from), this.#vertex(to)]);
    return { segments: this.#segments, points: this.#points };
  }

  #partsReaching(side: -1 | 1, part: Uint32Array): Uint8Array {
    const reaching = new Uint8Array(this.#count);
    for (let vertex = 0; vertex < this.#count; vertex++) {
      if (this.#sides[vertex] === side) reaching[part[vertex] ?? 0] = 1;
    }
    return reaching;
  }

  #cutTriangle(corners: readonly [number, number, number], leastAbove: 0 | 1): void {
    const ends: number[] = [];
    for (let i = 0; i < 3; i++) {
      const from = corners[i] ?? 0;
      const to = corners[(i + 1) % 3] ?? 0;
      const [sideFrom = 0, sideTo = 0] = [this.#sides[from], this.#sides[to]];
      if (sideFrom >= leastAbove !== sideTo >= leastAbove) ends.push(this.#crossing(from, to));
    }
    const [start, end] = ends;
    if (start !== undefined && end !== undefined && start !== end) this.#segments.push([start, end]);
  }

  /** The rim of flat parts: the edges with a single triangle. */
  #toggleEdges(
    corners: readonly [number, number, number],
    rim: Map<number, readonly [number, number]>,
  ): void {
    for (let i = 0; i < 3; i++) {
      const from = corners[i] ?? 0;
      const to = corners[(i + 1) % 3] ?? 0;
      const key = this.#edgeKey(from, to);
      if (!rim.delete(key)) rim.set(key, [from, to]);
    }
  }

  #edgeKey(a: number, b: number): number {
    return Math.min(a, b) * this.#count + Math.max(a, b);
  }

  #crossing(a: number, b: number): number {
    if (this.#sides[a] === 0) return this.#vertex(a);
    if (this.#sides[b] === 0) return this.#vertex(b);
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const { positions } = this.#mesh;
    const at = positions[3 * low + this.#axis] ?? 0;
    const fraction = (this.#value - at) / ((positions[3 * high + this.#axis] ?? 0) - at);
    return this.#number(this.#edgeKey(a, b), (axis) => {
      const [from = 0, to = 0] = [positions[3 * low + axis], positions[3 * high + axis]];
      return from + fraction * (to - from);
    });
  }

  #vertex(vertex: number): number {
    return this.#number(
      this.#edgeKey(vertex, vertex),
      (axis) => this.#mesh.positions[3 * vertex + axis] ?? 0,
    );
  }

  #number(key: number, coordinate: (axis: number) => number): number {
    const found = this.#numbers.get(key);
    if (found !== undefined) return found;
    const number = this.#points.length / 3;
    this.#numbers.set(key, number);
    this.#points.push(coordinate(0), coordinate(1), coordinate(2));
    return number;
  }
}

/** For each vertex the least vertex that triangles connect it with. */
function connectedParts(triangles: Uint32Array, count: number): Uint32Array {
  const parent = Uint32Array.from({ length: count }, (_, vertex) => vertex);
  const rootOf = (vertex: number): number => {
    let root = vertex;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root] ?? 0] ?? 0;
      root = parent[root] ?? 0;
    }
    return root;
  };
  for (let at = 0; at < triangles.length; at += 3) {
    for (const other of [at + 1, at + 2]) {
      const [a, b] = [rootOf(triangles[at] ?? 0), rootOf(triangles[other] ?? 0)];
      parent[Math.max(a, b)] = Math.min(a, b);
    }
  }
  return parent.map((_, vertex) => rootOf(vertex));
}
