import {
  AXES,
  paintChargeDensity,
  paintCurrent,
  paintElectricField,
  paintMagneticField,
  paintSpeciesCharge,
  paintSurfaceCharge,
  paintSurfaceCurrent,
  paintTotalCurrent,
} from './fields.js';
import { SPECIES } from './normalisation.js';
import type { FieldSet } from './run-design.js';
import type { Painter, Snapshot } from './snapshot.js';

/** One kind of file beside `phisp`: its name, when it is written, and what fills a volume with it. */
export interface FieldKind {
  readonly name: string;
  /** The interval that outputs follow: `ifdiag` or `ijdiag`. */
  readonly counter: 'field' | 'current';
  /** The most outputs that are written. */
  readonly outputs: number;
  readonly paint: (snapshot: Snapshot, out: Float32Array) => void;
}

const FOR_BENCHMARKS = ['ex', 'ey', 'ez', 'bx', 'by', 'bz', 'nd1p', 'nd2p', 'j1x', 'j1y', 'j1z'];

/** The fields that a run gets beside its potential. */
export function fieldKinds(set: FieldSet, painter: Painter): FieldKind[] {
  switch (set) {
    case 'all':
      return allKinds(painter);
    case 'benchmark':
      return allKinds(painter)
        .filter((kind) => FOR_BENCHMARKS.includes(kind.name))
        .map((kind) => ({ ...kind, outputs: 3 }));
    case 'potential':
      return [];
  }
}

function allKinds(painter: Painter): FieldKind[] {
  const scratch = new Scratch(painter.grid.nodes);
  const field = (name: string, paint: FieldKind['paint']): FieldKind => ({
    name,
    counter: 'field',
    outputs: Number.POSITIVE_INFINITY,
    paint,
  });
  const current = (name: string, paint: FieldKind['paint']): FieldKind => ({
    ...field(name, paint),
    counter: 'current',
  });
  return [
    ...AXES.map((axis) =>
      field(`e${axis}`, (snapshot, out) => paintElectricField(painter.grid, snapshot.phi, axis, out)),
    ),
    ...AXES.map((axis) =>
      field(`b${axis}`, (snapshot, out) => paintMagneticField(painter, snapshot, axis, out)),
    ),
    field('rho', (snapshot, out) => paintChargeDensity(painter, snapshot, scratch.array, out)),
    ...SPECIES.map((species) =>
      field(`nd${species}p`, (snapshot, out) => painter.paintDensity(snapshot, species, out)),
    ),
    field('rhobk', (snapshot, out) => paintSurfaceCharge(painter, snapshot, out)),
    ...SPECIES.map((species) =>
      field(`rhobksp${species}`, (snapshot, out) => paintSpeciesCharge(painter, snapshot, species, out)),
    ),
    ...AXES.map((axis) =>
      current(`j${axis}`, (snapshot, out) => paintTotalCurrent(painter, snapshot, axis, scratch.array, out)),
    ),
    current('js', (snapshot, out) => paintSurfaceCurrent(painter, snapshot, null, out)),
    ...SPECIES.flatMap((species) => [
      ...AXES.map((axis) =>
        current(`j${species}${axis}`, (snapshot, out) => paintCurrent(painter, snapshot, species, axis, out)),
      ),
      current(`j${species}s`, (snapshot, out) => paintSurfaceCurrent(painter, snapshot, species, out)),
    ]),
  ];
}

/** A volume that is there once somebody asks for it. */
class Scratch {
  private made: Float32Array | null = null;

  constructor(private readonly length: number) {}

  get array(): Float32Array {
    this.made ??= new Float32Array(this.length);
    return this.made;
  }
}
