/*
 * Deflate (RFC 1951) of bytes that come in runs, as the scan lines of a filtered map do: a run of three and more is a
 * copy of the byte before, all else are literals. The codes are made between two passes, by `src/run-length-deflate.ts`.
 */

const LEAST_RUN: usize = 3;
const LONGEST_RUN: usize = 258;
/** Counts and codes: 256 literals, then copies by their length. */
const COPIES: usize = 256;
const CODED: usize = COPIES + LONGEST_RUN + 1;

/** Sixteen bytes are looked at together; whether a run begins is known of fourteen. */
const KNOWN: usize = 14;

/** How many literals come before the next run, at most fourteen: from these on, either a run begins or nothing is known. */
function literalsAt(at: usize): usize {
  const same: i32 = i8x16.bitmask(i8x16.eq(v128.load(at), v128.load(at - 1)));
  const runs = same & (same >> 1) & (same >> 2);
  return runs === 0 ? KNOWN : ctz(runs);
}

/** How many of the bytes from `at` on are as the one before it, at most 258; three are. */
function runAt(at: usize, end: usize): usize {
  const limit = min(end - at, LONGEST_RUN);
  const same = i8x16.splat(load<u8>(at - 1));
  let length = LEAST_RUN;
  while (length < limit) {
    // Reads beyond the end, inside the memory, are cut off by the limit.
    const differs = ~i8x16.bitmask(i8x16.eq(v128.load(at + length), same)) & 0xffff;
    if (differs !== 0) return min(length + ctz(differs), limit);
    length += 16;
  }
  return limit;
}

/** Counts literals and copies of `bytes … end` into `counts`, 32-bit numbers, twice as many as there are codes. */
export function countCodes(bytes: usize, end: usize, counts: usize): void {
  memory.fill(counts, 0, CODED << 3);
  let at = bytes;
  if (at < end) count(counts, load<u8>(at++));
  while (at < end) {
    const literals = literalsAt(at);
    const isRun = literals < KNOWN && end - at >= literals + LEAST_RUN;
    const stop = isRun ? at + literals : min(at + KNOWN, end);
    // Neighbours are often alike: two counters, for a number can be counted up again only when it has been stored.
    const pairs = at + ((stop - at) & ~1);
    for (; at < pairs; at += 2) {
      count(counts, load<u8>(at));
      count(counts + (CODED << 2), load<u8>(at, 1));
    }
    if (at < stop) count(counts, load<u8>(at++));
    if (isRun) {
      const run = runAt(at, end);
      count(counts, COPIES + run);
      at += run;
    }
  }
  for (let place = counts; place < counts + (CODED << 2); place += 4) {
    store<u32>(place, load<u32>(place) + load<u32>(place + (CODED << 2)));
  }
}

function count(counts: usize, what: usize): void {
  const place = counts + (what << 2);
  store<u32>(place, load<u32>(place) + 1);
}

/**
 * Writes the codes of `bytes … end`, the first bit of a code lowest. `codes` has bits and their number, 32 bits each,
 * for each literal and copy; `held` are `heldCount` bits that go before. Returns the end of what was written, which
 * the code `last` of `lastCount` bits closes.
 */
export function writeCodes(
  bytes: usize,
  end: usize,
  codes: usize,
  held: u32,
  heldCount: u32,
  last: u32,
  lastCount: u32,
  target: usize,
): usize {
  let bits: u64 = held;
  let bitCount: u64 = heldCount;
  let at = bytes;
  while (at < end) {
    // There is nothing before the first byte.
    const literals: usize = at === bytes ? 1 : literalsAt(at);
    const isRun = at !== bytes && literals < KNOWN && end - at >= literals + LEAST_RUN;
    const stop = at === bytes || isRun ? at + literals : min(at + KNOWN, end);
    while (at < stop) {
      // Three codes of up to 15 bits go beside seven that are held.
      const three = stop - at >= 3 ? at + 3 : stop;
      for (; at < three; at++) {
        const code = load<u64>(codes + ((<usize>load<u8>(at)) << 3));
        bits |= (code & 0xffffffff) << bitCount;
        bitCount += code >> 32;
      }
      store<u64>(target, bits);
      target += <usize>(bitCount >> 3);
      bits >>= bitCount & ~7;
      bitCount &= 7;
    }
    if (isRun) {
      const run = runAt(at, end);
      const code = load<u64>(codes + ((COPIES + run) << 3));
      bits |= (code & 0xffffffff) << bitCount;
      bitCount += code >> 32;
      store<u64>(target, bits);
      target += <usize>(bitCount >> 3);
      bits >>= bitCount & ~7;
      bitCount &= 7;
      at += run;
    }
  }
  bits |= (<u64>last) << bitCount;
  bitCount += lastCount;
  store<u64>(target, bits);
  return target + <usize>((bitCount + 7) >> 3);
}

/** The sums of Adler-32 stay below 2³² for so many bytes. */
const ADLER_BLOCK: usize = 5552;
const ADLER_MODULUS: u32 = 65521;

/** The checksum Adler-32 (RFC 1950). */
export function adler32(bytes: usize, end: usize): u32 {
  let a: u32 = 1;
  let b: u32 = 0;
  const falling = i16x8(16, 15, 14, 13, 12, 11, 10, 9);
  const fallen = i16x8(8, 7, 6, 5, 4, 3, 2, 1);
  while (bytes < end) {
    const blockEnd = min(end, bytes + ADLER_BLOCK);
    while (bytes + 16 <= blockEnd) {
      const block = v128.load(bytes);
      const low = i16x8.extend_low_i8x16_u(block);
      const high = i16x8.extend_high_i8x16_u(block);
      const weighted = i32x4.add(i32x4.dot_i16x8_s(low, falling), i32x4.dot_i16x8_s(high, fallen));
      const plain = i32x4.extadd_pairwise_i16x8_u(i16x8.add(low, high));
      b += 16 * a + lanes(weighted);
      a += lanes(plain);
      bytes += 16;
    }
    while (bytes < blockEnd) {
      a += load<u8>(bytes++);
      b += a;
    }
    a %= ADLER_MODULUS;
    b %= ADLER_MODULUS;
  }
  return (b << 16) | a;
}

function lanes(sums: v128): u32 {
  return (
    i32x4.extract_lane(sums, 0) +
    i32x4.extract_lane(sums, 1) +
    i32x4.extract_lane(sums, 2) +
    i32x4.extract_lane(sums, 3)
  );
}
