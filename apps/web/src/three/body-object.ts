import { BufferAttribute, BufferGeometry, Group, Mesh, Sphere, Vector3 } from 'three';
import type { BodyMesh } from './boundary-meshes';
import type { FaceMaterial } from './face-material';
import { featureEdges } from './feature-edges';
import { LineSet } from './line-set';
import { type Eye, isCurved, outlineInto } from './outline';
import type { SceneMaterials } from './scene-materials';

/** What all bodies share: every vertex is on the graphics card once. */
export interface SharedVertices {
  readonly positions: BufferAttribute;
  readonly normals: BufferAttribute;
}

/** One boundary in the scene: faces, edges and outline. */
export class BodyObject {
  readonly object = new Group();
  readonly index: number;
  readonly #geometry = new BufferGeometry();
  readonly #triangles: Uint32Array;
  readonly #positions: Float32Array;
  readonly #normals: Float32Array;
  readonly #edges: LineSet;
  readonly #outline: LineSet | null;
  readonly #marks = new Group();

  constructor(body: BodyMesh, shared: SharedVertices, materials: SceneMaterials) {
    this.index = body.index;
    this.#triangles = body.triangles;
    this.#positions = shared.positions.array as Float32Array;
    this.#normals = shared.normals.array as Float32Array;
    this.#geometry.setAttribute('position', shared.positions);
    this.#geometry.setAttribute('normal', shared.normals);
    this.#geometry.setIndex(new BufferAttribute(body.triangles, 1));
    this.#geometry.boundingSphere = sphereAround(this.#positions, body.triangles);
    this.#edges = new LineSet(featureEdges(this.#positions, body.triangles));
    this.#outline = isCurved(this.#normals, body.triangles)
      ? new LineSet(new Float32Array(2 * body.triangles.length))
      : null;
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
    const { pieces } = this.#outline;
    this.#outline.show(outlineInto(pieces, this.#positions, this.#normals, this.#triangles, eye));
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

/** Of the vertices of these triangles only; three would take all vertices of the run. */
function sphereAround(positions: Float32Array, triangles: Uint32Array): Sphere {
  const low = new Vector3(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  const high = low.clone().negate();
  const at = new Vector3();
  for (const vertex of triangles) {
    at.fromArray(positions, 3 * vertex);
    low.min(at);
    high.max(at);
  }
  return new Sphere(low.clone().add(high).multiplyScalar(0.5), low.distanceTo(high) / 2);
}
