/*
 * The innermost loops of painting, in AssemblyScript: the colours of a map's pixels, and the filter of PNG scan lines.
 * WebAssembly has what JavaScript lacks here, two doubles or sixteen bytes in one instruction.
 * `compile.mjs` makes `src/pixel-kernel-binary.ts` of it. Addresses are bytes in the memory that the caller hands in.
 */

/** The limits themselves belong to the range even after rounding in the interpolation; in levels. */
const TOLERANCE: f64 = 1e-6;

/**
 * Palette indices along a pixel row that lies between two rows of nodes, `weight` of the second one, all values in
 * levels above the lower limit. Pixel p lies between the nodes at the byte offsets nodes[2p] and nodes[2p + 1] with
 * the weight weights[p] of the second. `colors` has an index for each level, then for under, over and no value.
 * Returns whether all pixels lie within the levels.
 */
export function paintRow(
  above: usize,
  below: usize,
  weight: f64,
  blend: usize,
  columns: i32,
  nodes: usize,
  weights: usize,
  width: i32,
  levels: i32,
  colors: usize,
  target: usize,
): bool {
  let within = true;
  blendRows(above, below, weight, blend, columns);
  const end: usize = target + width;
  const wholePairs: usize = target + (width & ~1);
  const zero = f64x2.splat(0);
  const top = f64x2.splat(levels);
  for (; target < wholePairs; target += 2) {
    let start = v128.load64_zero(blend + load<u32>(nodes));
    let stop = v128.load64_zero(blend + load<u32>(nodes, 4));
    start = v128.load64_lane(blend + load<u32>(nodes, 8), start, 1);
    stop = v128.load64_lane(blend + load<u32>(nodes, 12), stop, 1);
    const level = f64x2.add(start, f64x2.mul(f64x2.sub(stop, start), v128.load(weights)));
    if (v128.bitmask<i64>(v128.and(f64x2.ge(level, zero), f64x2.lt(level, top))) === 3) {
      const code = i32x4.trunc_sat_f64x2_s_zero(level);
      store<u8>(target, load<u8>(colors + i32x4.extract_lane(code, 0)));
      store<u8>(target, load<u8>(colors + i32x4.extract_lane(code, 1)), 1);
    } else {
      const first = codeOf(f64x2.extract_lane(level, 0), levels);
      const second = codeOf(f64x2.extract_lane(level, 1), levels);
      if (first >= levels || second >= levels) within = false;
      store<u8>(target, load<u8>(colors + first));
      store<u8>(target, load<u8>(colors + second), 1);
    }
    nodes += 16;
    weights += 16;
  }
  if (target < end) {
    const start = load<f64>(blend + load<u32>(nodes));
    const stop = load<f64>(blend + load<u32>(nodes, 4));
    const code = codeOf(start + (stop - start) * load<f64>(weights), levels);
    if (code >= levels) within = false;
    store<u8>(target, load<u8>(colors + code));
  }
  return within;
}

/**
 * Levels above the lower limit of a row of 32-bit values that are shown times `factor`; what is not finite becomes NaN.
 * Both rows have room for a whole number of pairs.
 */
export function measureRow(
  values: usize,
  columns: i32,
  factor: f64,
  min: f64,
  gain: f64,
  target: usize,
): void {
  const factors = f64x2.splat(factor);
  const limits = f64x2.splat(min);
  const gains = f64x2.splat(gain);
  const end: usize = target + ((<usize>columns) << 3);
  for (; target < end; target += 16, values += 8) {
    const shown = f64x2.mul(f64x2.promote_low_f32x4(v128.load64_zero(values)), factors);
    // The difference is 0, or NaN where a value is not finite.
    const level = f64x2.add(f64x2.mul(f64x2.sub(shown, limits), gains), f64x2.sub(shown, shown));
    v128.store(target, level);
  }
}

function blendRows(above: usize, below: usize, weight: f64, blend: usize, columns: i32): void {
  const weights = f64x2.splat(weight);
  const end: usize = blend + ((<usize>columns) << 3);
  // Rows have room for a whole number of pairs.
  for (; blend < end; blend += 16, above += 16, below += 16) {
    const start = v128.load(above);
    v128.store(blend, f64x2.add(start, f64x2.mul(f64x2.sub(v128.load(below), start), weights)));
  }
}

function codeOf(level: f64, levels: i32): i32 {
  if (level >= 0 && level < levels) return <i32>level;
  if (level < 0) return level < -TOLERANCE ? levels : 0;
  if (level >= levels) return level > <f64>levels + TOLERANCE ? levels + 1 : levels - 1;
  return levels + 2;
}

/** PNG's filter "up": a byte 2, then the row minus the row above modulo 256, for each row of `width` bytes. */
export function filterUp(rows: usize, stride: usize, width: i32, height: i32, lines: usize): void {
  const whole: i32 = width & ~15;
  for (let y = 0; y < height; y++) {
    store<u8>(lines++, 2);
    if (y === 0) {
      memory.copy(lines, rows, width);
    } else {
      const previous: usize = rows - stride;
      let x = 0;
      for (; x < whole; x += 16) {
        v128.store(lines + x, i8x16.sub(v128.load(rows + x), v128.load(previous + x)));
      }
      for (; x < width; x++) store<u8>(lines + x, load<u8>(rows + x) - load<u8>(previous + x));
    }
    lines += width;
    rows += stride;
  }
}

export { adler32, countCodes, writeCodes } from './run-length-codes';
