import { toContiguous } from '@emout/ndarray/ndarray';
import type { RunPart } from './run-part.js';

/**
 * Whether the first snapshot of a part has the values of the last one of its predecessor: the middle plane of the
 * first field, in reading order, that has snapshots of one shape in both. Null when there is none.
 */
export function repeatsByValues(previous: RunPart, part: RunPart): boolean | null {
  for (const name of part.listing.fields.keys()) {
    const before = middlePlane(previous, name, -1);
    const after = before === null ? null : middlePlane(part, name, 0);
    if (before === null || after === null || before.length !== after.length) continue;
    return before.every((value, k) => Object.is(value, after[k]));
  }
  return null;
}

function middlePlane(part: RunPart, name: string, position: number): number[] | null {
  const loaded = part.load(name);
  if (loaded === null || 'error' in loaded) return null;
  const { snapshots, spatialShape } = loaded.contents;
  const snapshot = snapshots.at(position);
  if (snapshot === undefined || spatialShape === null) return null;
  const [nz, ny, nx] = spatialShape;
  try {
    const values = part.files.get(loaded.listed.path).read(snapshot.path, [
      { start: Math.floor(nz / 2), step: 1, count: 1, dropped: true },
      { start: 0, step: 1, count: ny, dropped: false },
      { start: 0, step: 1, count: nx, dropped: false },
    ]);
    return [...toContiguous(values).data];
  } catch {
    // It is said where the field itself is read; another field may tell.
    return null;
  }
}
