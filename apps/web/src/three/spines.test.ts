import { OrthographicCamera, PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { boxEdges, facingOfDirection, facingOfEye } from './box-edges';
import { cornersOf } from './fit';
import { projectedBox } from './projected-box';
import { pointAt, roomFor, spinesOf } from './spines';
import { directionOf, PRESETS, type ViewPoint } from './view-point';

const box = { min: [0, 0, 0], max: [60, 60, 40] } as const;
const size = { width: 800, height: 600 };

function seen(view: ViewPoint) {
  const camera = new OrthographicCamera(-60, 60, 45, -45, 1, 1000);
  camera.up.set(0, 0, 1);
  camera.position
    .set(...directionOf(view))
    .multiplyScalar(300)
    .add(new Vector3(30, 30, 20));
  camera.lookAt(30, 30, 20);
  return projectedBox(box, camera, facingOfDirection(directionOf(view)), size);
}

describe('the edges of the box', () => {
  it('are six of the outline, three before and three behind, seen at an angle', () => {
    const places = boxEdges(facingOfDirection(directionOf(PRESETS.iso))).map(({ place }) => place);
    for (const [place, count] of [
      ['silhouette', 6],
      ['before', 3],
      ['behind', 3],
    ] as const) {
      expect(places.filter((one) => one === place)).toHaveLength(count);
    }
  });

  it('run from the minimum to the maximum of their axis', () => {
    const corners = cornersOf(box);
    for (const { axis, from, to } of boxEdges([1, 1, 1])) {
      expect(corners[from]?.[axis]).toBe(box.min[axis]);
      expect(corners[to]?.[axis]).toBe(box.max[axis]);
    }
  });

  it('have no front to an eye inside', () => {
    expect(facingOfEye([30, 30, 20], box)).toEqual([0, 0, 0]);
    expect(facingOfEye([90, -5, 20], box)).toEqual([1, -1, 0]);
  });
});

describe('spines', () => {
  it('carry x and y along the foot and z at the left', () => {
    const [x, y, z] = spinesOf(seen(PRESETS.iso));
    expect([x?.axis, y?.axis, z?.axis]).toEqual([0, 1, 2]);
    expect(z?.outward.x).toBeCloseTo(-1, 6);
    expect(x?.outward.y).toBeGreaterThan(0);
    expect(z?.from.x).toBeLessThan(x?.to.x ?? 0);
    // x is the edge at y = 0, y the one at x = 60, which meet at the lowest corner.
    expect(x?.to.x).toBeCloseTo(y?.from.x ?? 0, 6);
  });

  it('leave out an axis that is seen from its end', () => {
    expect(spinesOf(seen(PRESETS.xz)).map(({ axis }) => axis)).toEqual([0, 2]);
    expect(spinesOf(seen(PRESETS.xy)).map(({ axis }) => axis)).toEqual([0, 1]);
  });

  it('place ticks in perspective where the points of space are', () => {
    const camera = new PerspectiveCamera(40, size.width / size.height, 1, 1000);
    camera.up.set(0, 0, 1);
    camera.position.set(120, -90, 70);
    camera.lookAt(30, 30, 20);
    const projected = projectedBox(box, camera, facingOfEye([120, -90, 70], box), size);
    const y = spinesOf(projected).find(({ axis }) => axis === 1);
    expect(y).toBeDefined();
    if (y === undefined) return;
    const edge = projected.edges.find(
      ({ axis, from }) =>
        axis === 1 && projected.corners[from]?.x === y.from.x && projected.corners[from]?.y === y.from.y,
    );
    const corner = cornersOf(box)[edge?.from ?? 0] ?? [0, 0, 0];
    const at = new Vector3(corner[0], 20, corner[2]).project(camera);
    const shown = pointAt(y, 20 / 60);
    expect(shown.x).toBeCloseTo(((at.x + 1) / 2) * size.width, 6);
    expect(shown.y).toBeCloseTo(((1 - at.y) / 2) * size.height, 6);
  });
});

describe('roomFor', () => {
  it('drops the later of two labels in one place', () => {
    const label = (x: number) => ({ x, y: 0, width: 20, height: 10 });
    expect(roomFor([label(0), label(15), label(30)])).toEqual([true, false, true]);
  });
});
