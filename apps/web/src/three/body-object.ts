import { BufferAttribute, BufferGeometry, Group, Mesh } from 'three';
import type { BodyMesh } from './boundary-meshes';
import type { FaceMaterial } from './face-material';
import { featureEdges } from './feature-edges';
import { LineSet } from './line-set';
import { type Eye, isCurved, outlineInto } from './outline';
import type { SceneMaterials } from './scene-materials';
import { type SmoothSurface, smoothSurface } from './smooth-surface';

/** One boundary in the scene: faces, edges and outline. */
export class BodyObject {
  readonly object = new Group();
  readonly index: number;
  readonly #geometry = new BufferGeometry();
  readonly #surface: SmoothSurface;
  readonly #edges: LineSet;
  readonly #outline: LineSet | null;
  readonly #marks = new Group();

  /** @param positions of the vertices that the body's triangles count */
  constructor(body: BodyMesh, positions: Float32Array, materials: SceneMaterials) {
    this.index = body.index;
    this.#surface = smoothSurface(positions, body.triangles);
    const { normals, triangles } = this.#surface;
    this.#geometry.setAttribute('position', new BufferAttribute(this.#surface.positions, 3));
    this.#geometry.setAttribute('normal', new BufferAttribute(normals, 3));
    this.#geometry.setIndex(new BufferAttribute(triangles, 1));
    this.#edges = new LineSet(featureEdges(positions, body.triangles));
    this.#outline = isCurved(normals, triangles) ? new LineSet(new Float32Array(2 * triangles.length)) : null;
    this.object.add(facesOf(this.#geometry, materials.faces, body.index), this.#marks);
    for (const lines of this.#lines()) {
      this.object.add(lines.drawnWith(materials.ink, 1));
      this.#marks.add(lines.drawnWith(materials.markBehind, 2), lines.drawnWith(materials.mark, 3));
    }
    this.#marks.visible = false;
  }

  /** Draws the edges in plum. */
  set marked(marked: boolean) {
    this.#marks.visible = marked;
  }

  /** Finds the outline for an eye. */
  seenFrom(eye: Eye): void {
    if (this.#outline === null) return;
    this.#outline.show(outlineInto(this.#outline.pieces, this.#surface, eye));
  }

  dispose(): void {
    this.#geometry.dispose();
    for (const lines of this.#lines()) lines.dispose();
  }

  #lines(): LineSet[] {
    return this.#outline === null ? [this.#edges] : [this.#edges, this.#outline];
  }
}

function facesOf(geometry: BufferGeometry, material: FaceMaterial, index: number): Mesh {
  const faces = new Mesh(geometry, material);
  faces.userData.boundary = index;
  return faces;
}
