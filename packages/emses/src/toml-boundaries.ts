import type { NamelistAssembly } from './namelist-assembly.js';
import {
  column,
  type Entry,
  type EntryColumns,
  entriesOf,
  sayUnknown,
  setColumns,
} from './toml-entry-columns.js';
import { isList, type TomlTable, type TomlValue } from './toml-tree.js';

const BOUNDARY_COLUMNS: EntryColumns = {
  group: 'ptcond',
  scalars: [
    ...['sphere_radius', 'circle_radius', 'cylinder_radius', 'cylinder_height', 'disk_radius'],
    ...['disk_inner_radius', 'disk_height', 'plane_with_circle_radius', 'boundary_conductor_id'],
    'rectangle_corners',
  ],
  vectors: {
    rectangle_shape: 6,
    cuboid_shape: 6,
    sphere_origin: 3,
    circle_origin: 3,
    cylinder_origin: 3,
    disk_origin: 3,
    plane_with_circle_origin: 3,
  },
};
const SHAPES = new Set([...BOUNDARY_COLUMNS.scalars, ...Object.keys(BOUNDARY_COLUMNS.vectors)]);
/** One list per boundary with a value per species. */
const SURFACE_PHYSICS =
  /^(?:boundary_\w+_(?:reflection_rate|reflect_alpha|reflect_energy_loss_frac)|enable_secondary_electron_emission|boundary_se_\w+)$/;
/** The solver knows about a dozen. */
const MOST_PHYSICS = 64;
/** The planar surface with a rectangular hole, of which a run has one. */
const SURFACE = /^(?:zssurf|[xyz][lu]rechole|rcurv)$/;

/** `[[ptcond.boundaries]]` as the arrays of `boundary_type = 'complex'`, types by their names. */
export function setBoundaries(assembly: NamelistAssembly, tables: readonly TomlTable[]): void {
  const entries = entriesOf(tables, (key) => key.toLowerCase());
  assembly.set('ptcond', 'boundary_type', 'complex');
  assembly.setColumn('ptcond', 'boundary_types', column(entries, 'type'));
  setColumns(assembly, entries, BOUNDARY_COLUMNS);
  const names = new Set(entries.flatMap((entry) => [...entry.keys()]));
  const physics = [...names].filter((name) => SURFACE_PHYSICS.test(name)).slice(0, MOST_PHYSICS);
  setColumns(assembly, entries, { group: 'ptcond', scalars: physics, vectors: {} });
  for (const name of names) if (SURFACE.test(name)) setSurface(assembly, entries, name);
  sayUnknown(
    assembly,
    'ptcond.boundaries',
    entries,
    (name) => name === 'type' || SHAPES.has(name) || SURFACE_PHYSICS.test(name) || SURFACE.test(name),
  );
}

function setSurface(assembly: NamelistAssembly, entries: readonly Entry[], name: string): void {
  const given = entries.flatMap((entry) => {
    const value = entry.get(name);
    return value === undefined ? [] : [value];
  });
  const [first] = given;
  if (first === undefined) return;
  if (given.some((value) => JSON.stringify(value) !== JSON.stringify(first))) {
    assembly.say(`Several boundaries give ${name}, which a run has once; that of the first is used.`);
  }
  if (name.endsWith('rechole')) assembly.setColumn('ptcond', name, holeEdges(first));
  else assembly.set('ptcond', name, first);
}

/** A hole has an edge at its rim and one at its floor; one number stands for both. */
function holeEdges(value: TomlValue): readonly TomlValue[] {
  const edges = isList(value) ? value : [value];
  const [only] = edges;
  return only !== undefined && edges.length === 1 ? [only, only] : edges;
}
