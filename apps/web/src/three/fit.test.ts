import fc from 'fast-check';
import { PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { centreOf, cornersOf, FIELD_OF_VIEW_DEG, focalLengthPx, scaleToFit } from './fit';
import { directionOf, PRESETS, screenAxes } from './view-point';

const box = { min: [0, 0, 0], max: [64, 32, 48] } as const;
const frame = { width: 900, height: 600, marginX: 60, marginY: 40 };

describe('scaleToFit', () => {
  it('fills the frame between the margins with a box seen from the front', () => {
    // 48 units upwards fill 600 − 80 pixels; 64 units across need less.
    expect(scaleToFit(box, PRESETS.xz, 'orthographic', frame)).toBeCloseTo(520 / 48, 9);
  });

  it('keeps every corner inside and lets one touch the margin, from everywhere', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -180, max: 180 }),
        fc.integer({ min: -90, max: 90 }),
        (azimuthDeg, elevationDeg) => {
          const view = { azimuthDeg, elevationDeg };
          const scale = scaleToFit(box, view, 'orthographic', frame);
          const { right, up } = screenAxes(view);
          const centre = centreOf(box);
          let most = 0;
          for (const corner of cornersOf(box)) {
            const from = corner.map((value, k) => value - (centre[k] ?? 0));
            const across = from.reduce((sum, value, k) => sum + value * (right[k] ?? 0), 0);
            const upward = from.reduce((sum, value, k) => sum + value * (up[k] ?? 0), 0);
            most = Math.max(most, Math.abs(across * scale) / 390, Math.abs(upward * scale) / 260);
          }
          expect(most).toBeCloseTo(1, 6);
        },
      ),
    );
  });

  it('does so in perspective, too', () => {
    const view = PRESETS.iso;
    const scale = scaleToFit(box, view, 'perspective', frame);
    const camera = new PerspectiveCamera(FIELD_OF_VIEW_DEG, frame.width / frame.height, 1, 1e4);
    camera.up.set(0, 0, 1);
    const distance = focalLengthPx(frame.height) / scale;
    camera.position
      .set(...directionOf(view))
      .multiplyScalar(distance)
      .add(new Vector3(...centreOf(box)));
    camera.lookAt(new Vector3(...centreOf(box)));
    camera.updateMatrixWorld();
    let most = 0;
    for (const corner of cornersOf(box)) {
      const { x, y } = new Vector3(...corner).project(camera);
      most = Math.max(most, (Math.abs(x) * 450) / 390, (Math.abs(y) * 300) / 260);
    }
    expect(most).toBeCloseTo(1, 6);
  });
});
