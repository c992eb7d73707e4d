import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxMesh } from './box-mesh.js';
import { decodeMeshes, encodeMeshes, type MeshBody } from './mesh-buffer.js';
import { MeshBufferError } from './mesh-errors.js';
import { sphereMesh } from './sphere-mesh.js';

const BOX = { xmin: 0, xmax: 1, ymin: 0, ymax: 2, zmin: 0, zmax: 3 };
const TWO: readonly MeshBody[] = [
  { index: 0, type: 'cuboid', mesh: boxMesh(BOX) },
  { index: 4, type: 'sphere', mesh: sphereMesh({ center: [1, 2, 3], radius: 2 }, { ntheta: 6, nphi: 5 }) },
];

const bodies = fc.array(
  fc
    .record({
      index: fc.nat(),
      type: fc.string({ unit: 'grapheme' }),
      points: fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { maxLength: 30 }),
      corners: fc.array(fc.nat(), { maxLength: 30 }),
    })
    .map(({ index, type, points, corners }): MeshBody => {
      const vertices = Math.floor(points.length / 3);
      const triangles = vertices === 0 ? 0 : Math.floor(corners.length / 3);
      return {
        index,
        type,
        mesh: {
          positions: Float64Array.from(points.slice(0, 3 * vertices)),
          triangles: Uint32Array.from(corners.slice(0, 3 * triangles), (corner) => corner % vertices),
        },
      };
    }),
  { maxLength: 5 },
);

describe('mesh buffers', () => {
  it('bring back every body', () => {
    fc.assert(
      fc.property(bodies, fc.constantFrom('m' as const, null), (sent, unit) => {
        const { header, positions, triangles } = decodeMeshes(encodeMeshes(sent, { unit }));
        expect(header.unit).toBe(unit);
        const received = header.bodies.map((body): MeshBody => {
          const own = triangles.subarray(
            3 * body.firstTriangle,
            3 * (body.firstTriangle + body.triangleCount),
          );
          const points = positions.subarray(3 * body.firstVertex, 3 * (body.firstVertex + body.vertexCount));
          return {
            index: body.index,
            type: body.type,
            mesh: {
              positions: Float64Array.from(points),
              triangles: Uint32Array.from(own, (corner) => corner - body.firstVertex),
            },
          };
        });
        expect(received).toEqual(sent);
      }),
    );
  });

  it('have the layout that is written down', () => {
    const bytes = encodeMeshes(TWO, { unit: 'm' });
    const length = new DataView(bytes.buffer).getUint32(0, true);
    expect(length % 4).toBe(0);
    expect(JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)))).toEqual({
      version: 1,
      unit: 'm',
      bodies: [
        { index: 0, type: 'cuboid', firstVertex: 0, vertexCount: 8, firstTriangle: 0, triangleCount: 12 },
        { index: 4, type: 'sphere', firstVertex: 8, vertexCount: 20, firstTriangle: 12, triangleCount: 36 },
      ],
    });
    expect(bytes.length).toBe(4 + length + 28 * 12 + 48 * 12);
  });

  it('are views of the bytes, and copies only where views cannot begin', () => {
    const bytes = encodeMeshes(TWO, { unit: null });
    expect(decodeMeshes(bytes).positions.buffer).toBe(bytes.buffer);
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    expect(decodeMeshes(shifted.subarray(1))).toEqual(decodeMeshes(bytes));
  });

  it('refuses a coordinate that float32 cannot hold', () => {
    const mesh = { positions: Float64Array.of(1e300, 0, 0), triangles: Uint32Array.of(0, 0, 0) };
    expect(() => encodeMeshes([{ index: 0, type: 'x', mesh }], { unit: 'm' })).toThrow(MeshBufferError);
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array, string]>([
    ['too few bytes', () => new Uint8Array(3), 'only 3 bytes'],
    ['a missing end', (bytes) => bytes.subarray(0, bytes.length - 12), 'announces'],
    ['bytes at the end', (bytes) => Uint8Array.of(...bytes, 0, 0, 0, 0), 'announces'],
    ['a header without end', (bytes) => Uint8Array.of(0, 0, 0, 1, ...bytes.subarray(4)), 'does not fit'],
    ['another version', (bytes) => replaced(bytes, '"version":1', '"version":2'), 'version 2'],
    ['another unit', (bytes) => replaced(bytes, '"unit":"m"', '"unit":"k"'), 'no unit'],
    ['a gap', (bytes) => replaced(bytes, '"firstVertex":8', '"firstVertex":9'), 'does not begin'],
    ['a negative count', (bytes) => replaced(bytes, '"vertexCount":20', '"vertexCount":-2'), 'no count'],
    ['text for JSON', (bytes) => replaced(bytes, '{"version"', 'xx"version'), 'no JSON'],
    ['a vertex of another body', (bytes) => lastWord(bytes, 3), 'not its own'],
    ['a vertex beyond all', (bytes) => lastWord(bytes, 28), 'not its own'],
  ])('refuses %s with a sentence', (_, damage, words) => {
    const bytes = damage(encodeMeshes(TWO, { unit: 'm' }));
    expect(() => decodeMeshes(bytes)).toThrow(MeshBufferError);
    expect(() => decodeMeshes(bytes)).toThrow(words);
  });

  it('meets damaged bytes with the tagged error alone', () => {
    const sent = encodeMeshes(TWO, { unit: 'm' });
    const damage = fc.array(fc.tuple(fc.nat(sent.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(damage, fc.nat(sent.length), fc.boolean(), (changes, length, cut) => {
        const bytes = sent.slice(0, cut ? length : sent.length);
        for (const [at, value] of changes) bytes[at % Math.max(1, bytes.length)] = value;
        try {
          const { positions, triangles } = decodeMeshes(bytes);
          expect(positions.every(Number.isFinite)).toBe(true);
          expect(triangles.every((corner) => 3 * corner < positions.length)).toBe(true);
        } catch (error) {
          if (!(error instanceof MeshBufferError)) throw error;
        }
      }),
      { numRuns: 5000 },
    );
  });
});

function replaced(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  expect(text).toContain(from);
  return Uint8Array.from(Buffer.from(text.replace(from, to.padEnd(from.length)), 'latin1'));
}

function lastWord(bytes: Uint8Array, value: number): Uint8Array {
  const changed = bytes.slice();
  new DataView(changed.buffer).setUint32(changed.length - 4, value, true);
  return changed;
}
