import { describe, expect, it } from 'vitest';
import { TomlFileError } from './errors.js';
import { expandGroups } from './toml-groups.js';
import { isTable, parseToml, type TomlValue, valueAt } from './toml-tree.js';

/** Maps as plain objects. */
function plain(value: TomlValue | undefined): unknown {
  if (isTable(value)) return Object.fromEntries([...value].map(([key, inner]) => [key, plain(inner)]));
  return Array.isArray(value) ? value.map(plain) : value;
}

describe('groups of entries', () => {
  it('give what an entry leaves out, inner tables value by value', () => {
    const tree = expandGroups(
      parseToml(`[species_groups.bg]
qm = -1
path = 44
sub = { a = 1, b = 2 }
[[species]]
group_id = "bg"
path = 3
sub = { b = 9 }
[[species]]
group_id = "unknown"
path = 5`),
    );
    expect(plain(tree)).toEqual({ species: [{ qm: -1, path: 3, sub: { a: 1, b: 9 } }, { path: 5 }] });
  });

  it.each([
    ['meta.physical', 'species', 'species_groups'],
    ['meta.physical', 'conductors', 'conductor_groups'],
    ['meta.physical', 'objects', 'object_groups'],
    ['ptcond', 'boundaries', 'boundary_groups'],
    ['ptcond', 'objects', 'object_groups'],
    ['emissn', 'planes', 'plane_groups'],
    ['dipole', 'sources', 'source_groups'],
    ['jsrc', 'sources', 'source_groups'],
    ['testch', 'charges', 'charge_groups'],
    ['testch', 'charge_clusters', 'charge_cluster_groups'],
  ])('%s.%s', (path, list, groups) => {
    const text = `[${path}.${groups}.g]\nx = 1\ny = 2\n[[${path}.${list}]]\ngroup_id = "g"\ny = 3\n`;
    const tree = expandGroups(parseToml(text));
    expect(plain(valueAt(tree, path.split('.')))).toEqual({ [list]: [{ x: 1, y: 3 }] });
  });

  it('stay where no list uses them', () => {
    const text = '[species_groups.g]\nx = 1\n[ptcond.conductor_groups.h]\npfixed = 2\n';
    expect(plain(expandGroups(parseToml(text)))).toEqual(plain(parseToml(text)));
  });

  it('are refused when they make too much of a small file', () => {
    const group = `[species_groups.g]\nx = [${'[1,1,1,1,1,1,1,1],'.repeat(100)}]\n`;
    const text = group + '[[species]]\ngroup_id = "g"\n'.repeat(1000);
    expect(() => expandGroups(parseToml(text))).toThrow(TomlFileError);
  });

  it('are refused for more entries than any run has', () => {
    const text = `[[species]]\n${'[[species]]\n'.repeat(10_000)}`;
    expect(() => expandGroups(parseToml(text))).toThrow('species has more than 10000 entries.');
  });
});
