import type { Bits } from './run-length-symbols.js';

/**
 * Lengths of the codes of a Huffman code for symbols that occur so often, at most `longest` bits; 0 for those that do
 * not occur. Two symbols at least have a code.
 */
export function huffmanLengths(counts: ArrayLike<number>, longest: number): Uint8Array {
  const lengths = new Uint8Array(counts.length);
  const occurring = Array.from(counts, (count, symbol) => ({ count, symbol })).filter(
    ({ count }) => count > 0,
  );
  while (occurring.length < 2) {
    const symbol = occurring[0]?.symbol === 0 ? 1 : 0;
    occurring.push({ count: 1, symbol });
  }
  occurring.sort((a, b) => a.count - b.count || a.symbol - b.symbol);
  const depths = huffmanDepths(occurring.map(({ count }) => count));
  const perLength = limited(depths, longest);
  // The rarest symbols have the longest codes.
  let next = 0;
  for (let length = longest; length > 0; length--) {
    for (let k = 0; k < (perLength[length] ?? 0); k++) lengths[occurring[next++]?.symbol ?? 0] = length;
  }
  return lengths;
}

/** Depths of the leaves of the Huffman tree of ascending weights, by the two queues of van Leeuwen (1976). */
function huffmanDepths(weights: readonly number[]): number[] {
  const leaves = weights.length;
  const parents = new Int32Array(2 * leaves - 1);
  const sums: number[] = [...weights];
  let [leaf, inner] = [0, leaves];
  const lightest = (made: number): number => {
    const takesLeaf = leaf < leaves && (inner >= made || (sums[leaf] ?? 0) <= (sums[inner] ?? 0));
    return takesLeaf ? leaf++ : inner++;
  };
  for (let made = leaves; made < 2 * leaves - 1; made++) {
    const [a, b] = [lightest(made), lightest(made)];
    sums.push((sums[a] ?? 0) + (sums[b] ?? 0));
    parents[a] = made;
    parents[b] = made;
  }
  const depths: number[] = new Array(2 * leaves - 1).fill(0);
  for (let node = 2 * leaves - 3; node >= 0; node--) depths[node] = (depths[parents[node] ?? 0] ?? 0) + 1;
  return depths.slice(0, leaves);
}

/** How many codes of each length, none longer than `longest`: too long ones are cut, and others grow to make room. */
function limited(depths: readonly number[], longest: number): number[] {
  const perLength: number[] = new Array(longest + 1).fill(0);
  for (const depth of depths) {
    const length = Math.min(depth, longest);
    perLength[length] = (perLength[length] ?? 0) + 1;
  }
  // In parts of 2^−longest; a prefix code has no more than all of them.
  let taken = perLength.reduce(
    (sum, count, length) => (length === 0 ? 0 : sum + count * 2 ** (longest - length)),
    0,
  );
  while (taken > 2 ** longest) {
    let length = longest - 1;
    while ((perLength[length] ?? 0) === 0) length--;
    perLength[length] = (perLength[length] ?? 0) - 1;
    perLength[length + 1] = (perLength[length + 1] ?? 0) + 2;
    perLength[longest] = (perLength[longest] ?? 0) - 1;
    taken--;
  }
  return perLength;
}

/** The canonical codes of some lengths (RFC 1951, 3.2.2), each with its first bit lowest. */
export function canonicalCodes(lengths: Uint8Array): Bits[] {
  const longest = Math.max(...lengths);
  const next: number[] = [];
  let code = 0;
  for (let length = 1; length <= longest; length++) {
    next[length] = code;
    code = (code + lengths.reduce((count, own) => count + (own === length ? 1 : 0), 0)) << 1;
  }
  return Array.from(lengths, (count): Bits => {
    if (count === 0) return { bits: 0, count };
    const own = next[count] ?? 0;
    next[count] = own + 1;
    return { bits: reversed(own, count), count };
  });
}

function reversed(bits: number, count: number): number {
  let result = 0;
  for (let k = 0; k < count; k++) result |= ((bits >> k) & 1) << (count - 1 - k);
  return result;
}
