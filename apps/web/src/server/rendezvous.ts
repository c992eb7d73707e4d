/** 32 bits that depend on every character: FNV-1a over the text, then the last mixing of MurmurHash3. */
function weightOf(key: string, id: string): number {
  let hash = 0x811c9dc5;
  for (const text of [key, '\0', id]) {
    for (let k = 0; k < text.length; k += 1) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Rendezvous hashing: the ids in the order in which they are to have a key, the highest weight first. When one of them
 * goes, its keys alone go elsewhere, evenly to all others, and they come back with it.
 */
export function rankByWeight<Member extends { readonly id: string }>(
  key: string,
  members: readonly Member[],
): Member[] {
  return members
    .map((member) => ({ member, weight: weightOf(key, member.id) }))
    .sort((a, b) => b.weight - a.weight || (a.member.id < b.member.id ? -1 : 1))
    .map(({ member }) => member);
}
