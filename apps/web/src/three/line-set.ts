import { InstancedInterleavedBuffer, InterleavedBufferAttribute } from 'three';
import type { LineMaterial } from 'three/examples/jsm/lines/LineMaterial.js';
import { LineSegments2 } from 'three/examples/jsm/lines/LineSegments2.js';
import { LineSegmentsGeometry } from 'three/examples/jsm/lines/LineSegmentsGeometry.js';

/** Line pieces of a width in pixels whose number may change up to a capacity. */
export class LineSet {
  readonly #pieces: Float32Array;
  readonly #buffer: InstancedInterleavedBuffer;
  readonly #geometry = new LineSegmentsGeometry();

  /** @param pieces x, y, z of both ends of each piece; all of them are shown until `show` says otherwise */
  constructor(pieces: Float32Array) {
    this.#pieces = pieces;
    this.#buffer = new InstancedInterleavedBuffer(pieces, 6, 1);
    this.#geometry.setAttribute('instanceStart', new InterleavedBufferAttribute(this.#buffer, 3, 0));
    this.#geometry.setAttribute('instanceEnd', new InterleavedBufferAttribute(this.#buffer, 3, 3));
    this.#geometry.instanceCount = pieces.length / 6;
  }

  /** The ends, to be written over before `show`. */
  get pieces(): Float32Array {
    return this.#pieces;
  }

  get shown(): number {
    return this.#geometry.instanceCount;
  }

  /** Shows the first `count` pieces as they are now. */
  show(count: number): void {
    this.#geometry.instanceCount = count;
    this.#buffer.clearUpdateRanges();
    this.#buffer.addUpdateRange(0, 6 * count);
    this.#buffer.needsUpdate = true;
  }

  /** An object that draws these pieces; several may draw the same in different manners. */
  drawnWith(material: LineMaterial, renderOrder: number): LineSegments2 {
    const object = new LineSegments2(this.#geometry, material);
    object.frustumCulled = false;
    object.renderOrder = renderOrder;
    // Lines are not what one points at.
    object.raycast = () => {};
    return object;
  }

  dispose(): void {
    this.#geometry.dispose();
  }
}
