import { endianness } from 'node:os';
import type { CheckedExpression } from '@emout/expr/checked-expression';
import { type EvaluateOptions, evaluateBlocks } from '@emout/expr/evaluate';
import { inGridOrder } from '@emout/expr/grid-order';
import type { ArrayType } from '@emout/expr/value-type';
import { type ImageAxis, type ImageGrid, imageGrid } from './image-grid.js';
import { shownSymbol, type UnitSystemName } from './value-axes.js';

export interface VtiOptions extends EvaluateOptions {
  /** Those that the expression was checked with: coordinates are metres and seconds, or cells and EMSES time. */
  readonly units: UnitSystemName;
}

/** One `DataArray` of the file. */
interface StoredArray {
  readonly name: string;
  readonly type: ArrayType;
  /** Null for a component of a vector that it does not have: zeros. */
  readonly plan: CheckedExpression['plans'][number] | null;
}

const VTK_TYPES = {
  float32: { vtk: 'Float32', array: Float32Array, bytes: 4 },
  float64: { vtk: 'Float64', array: Float64Array, bytes: 8 },
  bool: { vtk: 'UInt8', array: Uint8Array, bytes: 1 },
} as const;

/** Bytes of zeros that are written at once. */
const ZEROS = 2 ** 20;
/** Of the length before each array. */
const LENGTH_BYTES = 8;

/**
 * Writes the values of an expression as VTK image data (`.vti`), block after block in bounded memory: values at the
 * points of the grid, x fastest, appended as raw binary. Origin and spacing are those of the axes, axes that the
 * values do not have are one point at its place, and reversed ones are turned to ascend.
 *
 * A vector becomes three scalar arrays, `ex`, `ey`, `ez`, of which a component that it does not have is zero: its
 * components are computed one after the other, and VTK's own vectors want them side by side. ParaView joins them
 * with the filter “Merge Vector Components”.
 *
 * @param sink takes the bytes of the file in their order, and may keep them
 * @throws ImageDataError for several times and for points that are not equally far apart; tagged errors of the run;
 * the reason of `signal` when it aborts
 */
export function writeVti(
  checked: CheckedExpression,
  options: VtiOptions,
  sink: (bytes: Uint8Array<ArrayBuffer>) => void,
): void {
  const ordered = inGridOrder(checked);
  const stored = storedArrays(ordered);
  const [first] = stored;
  if (first === undefined) throw new RangeError('a vector has components');
  const grid = imageGrid(first.type, options.units);
  const points = grid.x.count * grid.y.count * grid.z.count;
  const text = new TextEncoder();
  sink(text.encode(header(grid, stored, points)));
  let before = 0;
  for (const { type, plan } of stored) {
    const { array, bytes } = VTK_TYPES[type.dtype];
    sink(new Uint8Array(BigUint64Array.of(BigInt(points * bytes)).buffer));
    if (plan === null) {
      writeZeros(points * bytes, options.signal, sink);
      continue;
    }
    const progress = (done: number, total: number) => options.progress?.(before + done, total);
    evaluateBlocks({ ...ordered, plans: [plan] }, { ...options, progress }, ({ values }) => {
      sink(new Uint8Array(new array(values).buffer));
    });
    before += points;
  }
  sink(text.encode('\n  </AppendedData>\n</VTKFile>\n'));
}

/** One array of an array; of a vector those of x, y and z. */
function storedArrays({ type, plans }: CheckedExpression): StoredArray[] {
  const [plan = null] = plans;
  if (type.kind === 'array') return [{ name: arrayName(type.name, type), type, plan }];
  const [model] = type.components;
  if (model === undefined) return [];
  return (['x', 'y', 'z'] as const).map((letter): StoredArray => {
    const place = type.components.findIndex((component) => component.letter === letter);
    const component = type.components[place];
    if (component === undefined) {
      return { name: arrayName(`${type.name}.${letter} = 0`, model.type), type: model.type, plan: null };
    }
    return {
      name: arrayName(component.type.name, component.type),
      type: component.type,
      plan: plans[place] ?? null,
    };
  });
}

/** `phisp [V]`. */
function arrayName(name: string, { unit }: ArrayType): string {
  const symbol = shownSymbol(unit);
  return symbol === null || symbol === '' ? name : `${name} [${symbol}]`;
}

function header({ x, y, z, time }: ImageGrid, stored: readonly StoredArray[], points: number): string {
  const axes = [x, y, z];
  const extent = axes.map(({ count }) => `0 ${count - 1}`).join(' ');
  const [origin, spacing] = (['origin', 'spacing'] as const).map((what) =>
    axes.map((axis: ImageAxis) => axis[what]).join(' '),
  );
  let offset = 0;
  const arrays = stored.map(({ name, type }) => {
    const { vtk, bytes } = VTK_TYPES[type.dtype];
    const line = `        <DataArray type="${vtk}" Name="${escaped(name)}" format="appended" offset="${offset}"/>`;
    offset += LENGTH_BYTES + points * bytes;
    return line;
  });
  const order = endianness() === 'LE' ? 'LittleEndian' : 'BigEndian';
  const lines = [
    '<?xml version="1.0"?>',
    `<VTKFile type="ImageData" version="1.0" byte_order="${order}" header_type="UInt64">`,
    `  <ImageData WholeExtent="${extent}" Origin="${origin}" Spacing="${spacing}">`,
    ...(time === null ? [] : timeLines(time)),
    `    <Piece Extent="${extent}">`,
    '      <PointData>',
    ...arrays,
    '      </PointData>',
    '    </Piece>',
    '  </ImageData>',
    '  <AppendedData encoding="raw">',
  ];
  return `${lines.join('\n')}\n   _`;
}

/** Where ParaView looks for the time of a file. */
function timeLines(time: number): string[] {
  return [
    '    <FieldData>',
    `      <DataArray type="Float64" Name="TimeValue" NumberOfTuples="1" format="ascii">${time}</DataArray>`,
    '    </FieldData>',
  ];
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function writeZeros(
  bytes: number,
  signal: AbortSignal | undefined,
  sink: (bytes: Uint8Array<ArrayBuffer>) => void,
): void {
  for (let left = bytes; left > 0; left -= ZEROS) {
    signal?.throwIfAborted();
    sink(new Uint8Array(Math.min(left, ZEROS)));
  }
}
