import type { MeshBody } from './mesh-buffer.js';
import { type TriangleMesh, triangleNormal } from './triangle-mesh.js';
import { normalised } from './vector3.js';
import { weld } from './weld.js';

export interface MeshFileMeta {
  /** Metres, or null for grid units; it is written into the head of the file. */
  readonly unit: 'm' | null;
}

const OBJ_LINES = 4096;
const STL_HEADER_BYTES = 80;
const STL_TRIANGLE_BYTES = 50;
const STL_TRIANGLES = 8192;

/** Bodies as a Wavefront OBJ text, in pieces: one object for each body, its vertices welded, counted from 1. */
export function* objFile(bodies: Iterable<MeshBody>, meta: MeshFileMeta): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(`# Lengths in ${lengthName(meta)}\n`);
  let first = 1;
  for (const { index, type, mesh } of bodies) {
    const { positions, triangles } = weld(mesh);
    yield encoder.encode(`o ${objectName(type)}_${index + 1}\n`);
    yield* encodedRows(encoder, 'v', positions, 0);
    yield* encodedRows(encoder, 'f', triangles, first);
    first += positions.length / 3;
  }
}

function* encodedRows(
  encoder: TextEncoder,
  letter: 'v' | 'f',
  values: Float64Array | Uint32Array,
  shift: number,
): Generator<Uint8Array> {
  const rows = values.length / 3;
  for (let start = 0; start < rows; start += OBJ_LINES) {
    const lines: string[] = [];
    for (let row = start; row < Math.min(rows, start + OBJ_LINES); row += 1) {
      const [a = 0, b = 0, c = 0] = [values[3 * row], values[3 * row + 1], values[3 * row + 2]];
      lines.push(`${letter} ${a + shift} ${b + shift} ${c + shift}\n`);
    }
    yield encoder.encode(lines.join(''));
  }
}

/** A name without blanks or line ends, which would end it. */
function objectName(type: string): string {
  return type.replace(/[^\w.-]+/g, '_') || 'body';
}

function lengthName({ unit }: MeshFileMeta): string {
  return unit === 'm' ? 'metres' : 'grid units';
}

/** Bodies as one binary STL file, in pieces; every triangle has its unit normal. */
export function* stlFile(bodies: readonly MeshBody[], meta: MeshFileMeta): Generator<Uint8Array> {
  const head = new Uint8Array(STL_HEADER_BYTES + 4);
  // A head that begins with “solid” would be taken for a text file.
  head.fill(0x20, 0, STL_HEADER_BYTES);
  head.set(new TextEncoder().encode(`Binary STL, lengths in ${lengthName(meta)}`));
  const count = bodies.reduce((sum, { mesh }) => sum + mesh.triangles.length / 3, 0);
  new DataView(head.buffer).setUint32(STL_HEADER_BYTES, count, true);
  yield head;
  for (const { mesh } of bodies) {
    const triangles = mesh.triangles.length / 3;
    for (let start = 0; start < triangles; start += STL_TRIANGLES) {
      yield stlTriangles(mesh, start, Math.min(triangles, start + STL_TRIANGLES));
    }
  }
}

function stlTriangles(mesh: TriangleMesh, from: number, to: number): Uint8Array {
  const { positions, triangles } = mesh;
  const bytes = new Uint8Array(STL_TRIANGLE_BYTES * (to - from));
  const view = new DataView(bytes.buffer);
  for (let triangle = from; triangle < to; triangle += 1) {
    let at = STL_TRIANGLE_BYTES * (triangle - from);
    for (const component of normalised(triangleNormal(mesh, triangle))) {
      // A triangle without area has no normal; the format has 0 for it.
      view.setFloat32(at, Number.isFinite(component) ? component : 0, true);
      at += 4;
    }
    for (let corner = 3 * triangle; corner < 3 * triangle + 3; corner += 1) {
      const vertex = 3 * (triangles[corner] ?? 0);
      for (let axis = 0; axis < 3; axis += 1) {
        view.setFloat32(at, positions[vertex + axis] ?? 0, true);
        at += 4;
      }
    }
  }
  return bytes;
}
