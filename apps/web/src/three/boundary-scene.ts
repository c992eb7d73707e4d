import { Group, type Object3D } from 'three';
import { BodyObject } from './body-object';
import type { BoundaryMeshes } from './boundary-meshes';
import { boxEdges, type Facing } from './box-edges';
import { type Box, cornersOf } from './fit';
import { LineSet } from './line-set';
import type { Eye } from './outline';
import type { Palette } from './palette';
import { SceneMaterials } from './scene-materials';

/** Everything that stands in the picture: the bodies and the lines of the box they stand in. */
export class BoundaryScene {
  readonly object = new Group();
  readonly #materials = new SceneMaterials();
  readonly #bodies: readonly BodyObject[];
  readonly #frame = new LineSet(new Float32Array(12 * 6));
  readonly #corners: readonly (readonly [number, number, number])[];

  constructor(meshes: BoundaryMeshes, box: Box) {
    this.#corners = cornersOf(box);
    this.#bodies = meshes.bodies.map((body) => new BodyObject(body, meshes.positions, this.#materials));
    this.object.add(this.#frame.drawnWith(this.#materials.frame, 0));
    for (const body of this.#bodies) this.object.add(body.object);
  }

  setPalette(palette: Palette): void {
    this.#materials.setPalette(palette);
  }

  setOpacity(opacity: number): void {
    this.#materials.faces.setOpacity(opacity);
  }

  setHidden(hidden: ReadonlySet<number>): void {
    for (const body of this.#bodies) body.object.visible = !hidden.has(body.index);
  }

  /** Draws the edges of one boundary in plum; null for none. */
  setMarked(index: number | null): void {
    for (const body of this.#bodies) body.marked = body.index === index;
  }

  /** Brings outlines and the lines of the box in line with where the eye is. */
  seenFrom(eye: Eye, facing: Facing): void {
    for (const body of this.#bodies) if (body.object.visible) body.seenFrom(eye);
    const { pieces } = this.#frame;
    let count = 0;
    for (const { from, to, place } of boxEdges(facing)) {
      const ends = [this.#corners[from], this.#corners[to]];
      if (place === 'before') continue;
      for (const [which, end] of ends.entries()) pieces.set(end ?? [0, 0, 0], 6 * count + 3 * which);
      count++;
    }
    this.#frame.show(count);
  }

  dispose(): void {
    for (const body of this.#bodies) body.dispose();
    this.#frame.dispose();
    this.#materials.dispose();
  }
}

/** The boundary that an object of the scene belongs to, or null. */
export function boundaryOf(object: Object3D): number | null {
  const index: unknown = object.userData.boundary;
  return typeof index === 'number' ? index : null;
}
