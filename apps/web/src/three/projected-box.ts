import { type Camera, Vector3 } from 'three';
import { boxEdges, type Facing } from './box-edges';
import { type Box, cornersOf } from './fit';
import type { ProjectedBox } from './spines';

/** Where the corners of a box lie on a picture of this size. */
export function projectedBox(
  box: Box,
  camera: Camera,
  facing: Facing,
  size: { readonly width: number; readonly height: number },
): ProjectedBox {
  camera.updateMatrixWorld();
  const at = new Vector3();
  const perspective = camera.projectionMatrix.elements[11] !== 0;
  const depths: number[] = [];
  const corners = cornersOf(box).map((corner) => {
    at.set(...corner).applyMatrix4(camera.matrixWorldInverse);
    depths.push(perspective ? -at.z : 1);
    at.applyMatrix4(camera.projectionMatrix);
    return { x: ((at.x + 1) / 2) * size.width, y: ((1 - at.y) / 2) * size.height };
  });
  return { corners, depths, edges: boxEdges(facing) };
}
