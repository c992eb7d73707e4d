import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plateLayout } from './plate-layout';

const metrics = { zAxis: 60, xAxis: 48, depthX: 92, depthY: 58, strip: 74, large: false };
const area = { width: 1114, height: 848 };

describe('plateLayout', () => {
  it('lets the height bind first and the width follow the data', () => {
    const { plot, squeeze } = plateLayout({ width: 1400, height: 848 }, metrics, {
      horizontal: 128,
      vertical: 96,
    });
    expect(plot.height).toBe(848 - 96 - 48 - 74 - 18);
    expect(plot.width / plot.height).toBeCloseTo(128 / 96, 1);
    expect(squeeze).toBe(1);
  });

  it('keeps a sensible width for a tall run and says by how much it is squeezed', () => {
    const { plot, squeeze } = plateLayout(area, metrics, { horizontal: 129, vertical: 513 });
    expect(squeeze).toBe(2);
    expect(plot.width / plot.height).toBeCloseTo((2 * 129) / 513, 2);
  });

  it('keeps a sensible height for a wide run', () => {
    const { plot, squeeze } = plateLayout(area, metrics, { horizontal: 513, vertical: 33 });
    expect(squeeze).toBeLessThan(1);
    expect(plot.width / plot.height).toBeLessThan(3.2);
  });

  it('fills the room where the axes are of different kinds', () => {
    const { plot, squeeze } = plateLayout(area, metrics, null);
    expect(squeeze).toBeNull();
    expect(plot.width).toBeGreaterThan(700);
  });

  it('gives the room of a third axis that is not there to the plot', () => {
    const extents = { horizontal: 300, vertical: 100 };
    const flat = plateLayout(area, metrics, extents, false);
    expect(flat.plot.width).toBe(plateLayout(area, metrics, extents).plot.width + metrics.depthX);
    expect(flat.depth).toEqual({ x: 0, y: 0 });
  });

  it('keeps every part inside the area and aligned with the plot', () => {
    const sizes = fc.record({
      width: fc.integer({ min: 640, max: 2400 }),
      height: fc.integer({ min: 520, max: 1400 }),
      horizontal: fc.integer({ min: 2, max: 2000 }),
      vertical: fc.integer({ min: 2, max: 2000 }),
    });
    fc.assert(
      fc.property(sizes, ({ width, height, horizontal, vertical }) => {
        const layout = plateLayout({ width, height }, metrics, { horizontal, vertical });
        const { plot, bar, strip } = layout;
        expect(plot.x).toBeGreaterThanOrEqual(metrics.zAxis);
        expect(bar.x + bar.width + 50).toBeLessThanOrEqual(width + 1);
        expect(layout.height).toBeLessThanOrEqual(height + 1);
        expect([strip.x, strip.width]).toEqual([plot.x, plot.width]);
        expect([bar.y, bar.height]).toEqual([plot.y, plot.height]);
      }),
    );
  });
});
