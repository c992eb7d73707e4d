import { OrthographicCamera, PerspectiveCamera, Vector3 } from 'three';
import { OrbitControls } from 'three/examples/jsm/controls/OrbitControls.js';
import { type Facing, facingOfDirection, facingOfEye } from './box-edges';
import {
  type Box,
  centreOf,
  FIELD_OF_VIEW_DEG,
  type FrameSize,
  focalLengthPx,
  radiusOf,
  scaleToFit,
} from './fit';
import type { Eye } from './outline';
import { directionOf, type Projection, type ViewPoint, viewPointOf } from './view-point';

/** How far from the usual size one may go. */
const SMALLEST = 0.2;
const LARGEST = 40;

/** The eye: a parallel or a perspective camera that is turned around a point with the pointer. */
export class Orbit {
  readonly #parallel = new OrthographicCamera();
  readonly #perspective = new PerspectiveCamera(FIELD_OF_VIEW_DEG);
  readonly #controls: OrbitControls;
  readonly #target = new Vector3();
  readonly #box: Box;
  #projection: Projection = 'orthographic';
  #frame: FrameSize = { width: 1, height: 1, marginX: 0, marginY: 0 };

  /**
   * @param onChange after each change of what is seen
   * @param onTurned when the pointer has let go
   */
  constructor(canvas: HTMLElement, box: Box, onChange: () => void, onTurned: (view: ViewPoint) => void) {
    this.#box = box;
    for (const camera of [this.#parallel, this.#perspective]) camera.up.set(0, 0, 1);
    this.#target.set(...centreOf(box));
    this.#controls = new OrbitControls(this.#parallel, canvas);
    this.#controls.enableDamping = false;
    this.#controls.zoomToCursor = true;
    this.#controls.addEventListener('change', onChange);
    this.#controls.addEventListener('end', () => onTurned(this.viewPoint));
  }

  get camera(): OrthographicCamera | PerspectiveCamera {
    return this.#projection === 'orthographic' ? this.#parallel : this.#perspective;
  }

  get viewPoint(): ViewPoint {
    const { x, y, z } = this.camera.position.clone().sub(this.#controls.target);
    return viewPointOf([x, y, z]);
  }

  get eye(): Eye {
    const parallel = this.#projection === 'orthographic';
    const { x, y, z } = parallel
      ? this.camera.position.clone().sub(this.#controls.target)
      : this.camera.position;
    return { x, y, z, atInfinity: parallel };
  }

  get facing(): Facing {
    const { x, y, z, atInfinity } = this.eye;
    if (!atInfinity) return facingOfEye([x, y, z], this.#box);
    const length = Math.hypot(x, y, z);
    return facingOfDirection([x / length, y / length, z / length]);
  }

  /** The room of the picture; what is seen keeps its size. */
  resize(frame: FrameSize): void {
    const scale = this.#frame.width > 1 ? this.#scale : null;
    this.#frame = frame;
    if (scale !== null) this.#place(this.viewPoint, scale);
  }

  /** Looks from somewhere, so that the whole box is seen. */
  look(from: ViewPoint, projection: Projection): void {
    this.#projection = projection;
    this.#target.set(...centreOf(this.#box));
    this.#controls.target.copy(this.#target);
    this.#place(from, this.#fitting(from));
  }

  /** Looks from somewhere at the same size and the same middle. */
  turnTo(from: ViewPoint): void {
    this.#place(from, this.#scale);
  }

  zoomBy(factor: number): void {
    this.#place(this.viewPoint, this.#scale * factor);
  }

  dispose(): void {
    this.#controls.dispose();
  }

  /** Pixels for one grid unit in the middle. */
  get #scale(): number {
    if (this.#projection === 'orthographic') return this.#parallel.zoom;
    const distance = this.#perspective.position.distanceTo(this.#controls.target);
    return focalLengthPx(this.#frame.height) / distance;
  }

  #fitting(from: ViewPoint): number {
    return scaleToFit(this.#box, from, this.#projection, this.#frame);
  }

  #place(from: ViewPoint, scale: number): void {
    const { width, height } = this.#frame;
    const radius = radiusOf(this.#box);
    const usual = this.#fitting(from);
    const focal = focalLengthPx(height);
    const parallel = this.#projection === 'orthographic';
    const distance = parallel ? 8 * radius : focal / scale;
    const camera = this.camera;
    camera.position
      .set(...directionOf(from))
      .multiplyScalar(distance)
      .add(this.#controls.target);
    if (camera instanceof OrthographicCamera) {
      camera.left = -width / 2;
      camera.right = width / 2;
      camera.top = height / 2;
      camera.bottom = -height / 2;
      camera.zoom = scale;
      camera.near = 0.01 * radius;
      camera.far = 40 * radius;
    } else {
      camera.aspect = width / height;
      camera.near = 0.02 * radius;
      camera.far = 60 * radius + focal / (SMALLEST * usual);
    }
    camera.updateProjectionMatrix();
    const controls = this.#controls;
    controls.object = camera;
    controls.minZoom = SMALLEST * usual;
    controls.maxZoom = LARGEST * usual;
    controls.minDistance = focal / (LARGEST * usual);
    controls.maxDistance = focal / (SMALLEST * usual);
    controls.update();
    controls.dispatchEvent({ type: 'change' });
  }
}
