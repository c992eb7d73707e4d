import type { NamelistAssembly } from './namelist-assembly.js';
import { type EntryColumns, entriesOf, sayUnknown, setColumns } from './toml-entry-columns.js';
import { isEntryList, type TomlTable } from './toml-tree.js';

interface SourceList extends EntryColumns {
  readonly list: string;
  /** Where the number of entries stands. */
  readonly count: string;
}

const SOURCE_LISTS: readonly SourceList[] = [
  {
    group: 'emissn',
    list: 'planes',
    count: 'nepl',
    scalars: [
      ...[
        'nemd',
        'ipcpl',
        'omniemit',
        'xmine',
        'xmaxe',
        'ymine',
        'ymaxe',
        'zmine',
        'zmaxe',
        'curfs',
        'curbs',
      ],
      ...['dnsfs', 'dnsbs', 'flpfs', 'flpbs', 'remf', 'remb'],
    ],
    vectors: {},
  },
  {
    group: 'dipole',
    list: 'sources',
    count: 'nmd',
    scalars: ['md', 'mdx', 'mdy', 'mdz', 'mddir'],
    vectors: {},
  },
  {
    group: 'jsrc',
    list: 'sources',
    count: 'njs',
    scalars: ['wjs', 'th0js'],
    vectors: { rjs: 3, ajs: 3 },
  },
  {
    group: 'testch',
    list: 'charges',
    count: 'ntch',
    scalars: ['qtch', 'e1tch', 'p1tch', 'rcutoff'],
    vectors: { rtch: 3 },
  },
  {
    group: 'testch',
    list: 'charge_clusters',
    count: 'nqclst',
    scalars: ['rhopeak'],
    vectors: { dimclst: 3, rclst: 5 },
  },
];

/** The lists of a table that become arrays of its group. */
export function sourceListsOf(group: string): readonly string[] {
  return SOURCE_LISTS.filter((source) => source.group === group).map(({ list }) => list);
}

/** Emission planes, dipoles, current sources, test charges and charge clusters, each list with its number. */
export function setSources(assembly: NamelistAssembly, group: string, table: TomlTable): void {
  for (const source of SOURCE_LISTS) {
    const tables = source.group === group ? table.get(source.list) : undefined;
    if (!isEntryList(tables)) continue;
    const entries = entriesOf(tables, (key) => key.toLowerCase());
    // Species say themselves how many of the planes are theirs.
    const counted = source.count === 'nepl' && assembly.get(group, 'nepl') !== undefined;
    if (!counted) assembly.set(group, source.count, entries.length);
    setColumns(assembly, entries, source);
    const known = new Set([...source.scalars, ...Object.keys(source.vectors)]);
    sayUnknown(assembly, `${group}.${source.list}`, entries, (name) => known.has(name));
  }
}
