import { type BodyTable, MOST_HEADER_BYTES, readHeader } from './mesh-buffer-header.js';
import { MeshBufferError } from './mesh-errors.js';
import type { TriangleMesh } from './triangle-mesh.js';

export type { BodyRange, BodyTable, LengthUnit } from './mesh-buffer-header.js';

/** One body to be sent. */
export interface MeshBody {
  /** Number of the body in its list, 0 for the first. */
  readonly index: number;
  readonly type: string;
  readonly mesh: TriangleMesh;
}

/** Several bodies in one pair of arrays; these are views of the bytes that were decoded. */
export interface DecodedMeshes {
  readonly header: BodyTable;
  /** x, y, z of every vertex. */
  readonly positions: Float32Array;
  /** Three vertex numbers for each triangle, counted through all bodies. */
  readonly triangles: Uint32Array;
}

const LENGTH_BYTES = 4;

/**
 * Packs bodies for the way to a browser: length of the header (u32, little-endian), header (JSON, filled up with blanks
 * to a multiple of 4), positions (float32), triangles (uint32, counted through all bodies).
 * @throws MeshBufferError when a coordinate is no float32 or there is more than the format holds.
 */
export function encodeMeshes(
  bodies: readonly MeshBody[],
  meta: { readonly unit: BodyTable['unit'] },
): Uint8Array<ArrayBuffer> {
  let vertices = 0;
  let triangles = 0;
  const ranges = bodies.map(({ index, type, mesh }) => {
    const vertexCount = mesh.positions.length / 3;
    const triangleCount = mesh.triangles.length / 3;
    const range = {
      index,
      type,
      firstVertex: vertices,
      vertexCount,
      firstTriangle: triangles,
      triangleCount,
    };
    vertices += vertexCount;
    triangles += triangleCount;
    return range;
  });
  const header = headerBytes({ version: 1, unit: meta.unit, bodies: ranges });
  const bytes = new Uint8Array(LENGTH_BYTES + header.length + 12 * vertices + 12 * triangles);
  new DataView(bytes.buffer).setUint32(0, header.length, true);
  bytes.set(header, LENGTH_BYTES);
  const start = LENGTH_BYTES + header.length;
  const points = new Float32Array(bytes.buffer, start, 3 * vertices);
  const corners = new Uint32Array(bytes.buffer, start + 12 * vertices, 3 * triangles);
  for (const [k, { mesh }] of bodies.entries()) {
    const range = ranges[k];
    if (!range) continue;
    points.set(mesh.positions, 3 * range.firstVertex);
    for (let i = 0, at = 3 * range.firstTriangle; i < mesh.triangles.length; i += 1, at += 1) {
      corners[at] = (mesh.triangles[i] ?? 0) + range.firstVertex;
    }
  }
  // What cannot be decoded is not sent.
  decodeMeshes(bytes);
  return bytes;
}

function headerBytes(header: object): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(header));
  if (text.length > MOST_HEADER_BYTES) {
    throw new MeshBufferError(
      `their header would have ${text.length} bytes; at most ${MOST_HEADER_BYTES} are read.`,
    );
  }
  const padded = new Uint8Array(4 * Math.ceil(text.length / 4)).fill(0x20);
  padded.set(text);
  return padded;
}

/**
 * Reads what `encodeMeshes` wrote. The arrays are views of the bytes; only bytes that do not begin at a multiple of 4
 * in their buffer are copied.
 * @throws MeshBufferError when anything in them does not fit together.
 */
export function decodeMeshes(bytes: Uint8Array): DecodedMeshes {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const { buffer, byteOffset, byteLength } = aligned;
  if (byteLength < LENGTH_BYTES) throw new MeshBufferError(`they are only ${byteLength} bytes.`);
  const headerLength = new DataView(buffer, byteOffset).getUint32(0, true);
  const start = LENGTH_BYTES + headerLength;
  if (headerLength % 4 !== 0 || headerLength > MOST_HEADER_BYTES || start > byteLength) {
    throw new MeshBufferError(`a header of ${headerLength} bytes does not fit into ${byteLength}.`);
  }
  const header = readHeader(aligned.subarray(LENGTH_BYTES, start));
  const last = header.bodies.at(-1);
  const vertices = last ? last.firstVertex + last.vertexCount : 0;
  const triangles = last ? last.firstTriangle + last.triangleCount : 0;
  const expected = start + 12 * vertices + 12 * triangles;
  if (expected !== byteLength) {
    throw new MeshBufferError(`they are ${byteLength} bytes where the header announces ${expected}.`);
  }
  const positions = new Float32Array(buffer, byteOffset + start, 3 * vertices);
  const corners = new Uint32Array(buffer, byteOffset + start + 12 * vertices, 3 * triangles);
  checkPositions(positions);
  for (const body of header.bodies) {
    const own = corners.subarray(3 * body.firstTriangle, 3 * (body.firstTriangle + body.triangleCount));
    checkCorners(own, body.firstVertex, body.firstVertex + body.vertexCount, body.index);
  }
  return { header, positions, triangles: corners };
}

function checkPositions(positions: Float32Array): void {
  for (let i = 0; i < positions.length; i += 1) {
    if (!Number.isFinite(positions[i])) {
      throw new MeshBufferError(`vertex ${Math.floor(i / 3)} has a coordinate that is no number.`);
    }
  }
}

function checkCorners(corners: Uint32Array, from: number, to: number, body: number): void {
  for (const corner of corners) {
    if (corner < from || corner >= to) {
      throw new MeshBufferError(`a triangle of body ${body} has the vertex ${corner}, which is not its own.`);
    }
  }
}
