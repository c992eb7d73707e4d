import { MeshBufferError } from './mesh-errors.js';

/** Metres, or null for grid units. */
export type LengthUnit = 'm' | null;

/** Where a body lies in the arrays. */
export interface BodyRange {
  readonly index: number;
  readonly type: string;
  readonly firstVertex: number;
  readonly vertexCount: number;
  readonly firstTriangle: number;
  readonly triangleCount: number;
}

export interface BodyTable {
  readonly unit: LengthUnit;
  /** In the order of their vertices and triangles, without gaps. */
  readonly bodies: readonly BodyRange[];
}

/** Room for tens of thousands of bodies. */
export const MOST_HEADER_BYTES = 8 * 1024 * 1024;
const VERSION = 1;

/** @throws MeshBufferError */
export function readHeader(bytes: Uint8Array): BodyTable {
  const header = parse(bytes);
  if (!isRecord(header)) throw new MeshBufferError('their header is no JSON object.');
  const { version, unit, bodies } = header;
  if (version !== VERSION) {
    throw new MeshBufferError(
      `they have version ${JSON.stringify(version)}; version ${VERSION} is read here.`,
    );
  }
  if (unit !== 'm' && unit !== null)
    throw new MeshBufferError(`${JSON.stringify(unit)} is no unit of length here.`);
  if (!Array.isArray(bodies)) throw new MeshBufferError('their header has no list of bodies.');
  let vertices = 0;
  let triangles = 0;
  const ranges = bodies.map((body: unknown, k): BodyRange => {
    const range = bodyRange(body, k);
    if (range.firstVertex !== vertices || range.firstTriangle !== triangles) {
      throw new MeshBufferError(`entry ${k} of the bodies does not begin where the one before it ends.`);
    }
    vertices += range.vertexCount;
    triangles += range.triangleCount;
    return range;
  });
  return { unit, bodies: ranges };
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (cause) {
    throw new MeshBufferError('their header is no JSON text.', { cause });
  }
}

function bodyRange(body: unknown, k: number): BodyRange {
  if (!isRecord(body)) throw new MeshBufferError(`entry ${k} of the bodies is no JSON object.`);
  const { type } = body;
  if (typeof type !== 'string') throw new MeshBufferError(`entry ${k} of the bodies has no type.`);
  const count = (name: string): number => {
    const value = body[name];
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 0xffff_ffff) {
      throw new MeshBufferError(
        `${name} of entry ${k} of the bodies is ${JSON.stringify(value)}, which is no count.`,
      );
    }
    return value;
  };
  return {
    index: count('index'),
    type,
    firstVertex: count('firstVertex'),
    vertexCount: count('vertexCount'),
    firstTriangle: count('firstTriangle'),
    triangleCount: count('triangleCount'),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
