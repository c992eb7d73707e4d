/** The names nearest to what was typed, at most `limit`: differing letters count, case does not. */
export function nearNames(typed: string, names: Iterable<string>, limit = 3): string[] {
  const wanted = typed.toLowerCase().slice(0, 64);
  const furthest = Math.max(1, Math.floor(wanted.length / 2));
  const near: { name: string; distance: number }[] = [];
  for (const name of new Set(names)) {
    if (Math.abs(name.length - wanted.length) > furthest) continue;
    const distance = editDistance(wanted, name.toLowerCase());
    if (distance <= furthest) near.push({ name, distance });
  }
  return near
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
    .map(({ name }) => name);
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
