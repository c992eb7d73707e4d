import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { Hdf5Writer } from '@emout/hdf5/hdf5-writer';
import { beforeAll, describe, expect, it } from 'vitest';
import { mapOf, SmallRunRoot } from './testing/small-run-root.js';

const never = new AbortController().signal;
let hdf5: Hdf5Library;
beforeAll(async () => {
  hdf5 = await Hdf5Library.load();
});

describe('Engine.describe', () => {
  it('says what the panel shows, as the Python emout has it', async () => {
    using place = new SmallRunRoot(hdf5);
    const engine = place.engine();
    const { panels, etag } = engine.describe(mapOf('data.phisp[-1, :, 6, :]'), never);
    const [panel] = panels;
    expect(panel).toMatchObject({
      expression: 'phisp[4, :, 6, :]',
      name: 'phisp',
      unit: 'V',
      shape: [41, 17],
      axes: [
        { name: 'z', unit: 'm', first: 0, spacing: 0.5, count: 41, startIndex: 0, stepIndex: 1 },
        { name: 'x', unit: 'm', first: 0, spacing: 0.5, count: 17, startIndex: 0, stepIndex: 1 },
      ],
      fixed: [
        { axis: 't', index: 4, unit: 's' },
        { axis: 'y', index: 6, value: 3, unit: 'm' },
      ],
      noValueFraction: 0,
      python: 'data.phisp[4, :, 6, :].plot()',
    });
    expect(panel?.limits.min).toBeCloseTo(-3.8776841163635254, 5);
    expect(panel?.limits.max).toBeCloseTo(4.998161792755127, 5);
    expect(panel?.data).toEqual(panel?.limits);
    expect(panel?.histogram.counts.length).toBe(96);
    expect(panel?.histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(41 * 17);
    expect(panel?.histogram.edges[96]).toBeCloseTo(4.998161792755127, 5);
    expect(etag).toBe((await engine.draw(mapOf('data.phisp[-1, :, 6, :]'), never)).etag);
  });

  it('counts what a logarithmic scale leaves out, and writes the line with its arguments', () => {
    using place = new SmallRunRoot(hdf5);
    const { panels } = place.engine().describe(
      {
        v: 1,
        panels: [
          {
            layers: [
              {
                kind: 'map',
                data: { run: 'study/small', expr: 'phisp[0, ::2, 6, :]', units: 'emses' },
                cmap: 'viridis',
                norm: 'log',
                limits: { kind: 'fixed', min: 1, max: 100 },
              },
            ],
          },
        ],
      },
      never,
    );
    const [panel] = panels;
    expect(panel?.nonPositiveFraction).toBeGreaterThan(0);
    expect(panel?.nonPositiveFraction).toBeLessThan(1);
    expect(panel?.histogram.edges[0]).toBeGreaterThan(0);
    expect(panel?.unit).toBeNull();
    expect(panel?.axes[0]).toMatchObject({
      name: 'z',
      unit: null,
      first: 0,
      spacing: 2,
      count: 21,
      stepIndex: 2,
    });
    expect(panel?.python).toBe(
      "data.phisp[0, ::2, 6, :].plot(cmap='viridis', norm='log', vmin=1, vmax=100, use_si=False)",
    );
  });

  it('sees a snapshot that is appended', async () => {
    using place = new SmallRunRoot(hdf5);
    const growing = join(place.root, 'growing');
    mkdirSync(growing);
    const path = join(growing, 'phisp00_0000.h5');
    const shape = [3, 4, 5];
    const writer = await Hdf5Writer.create(path);
    writer.group('phisp');
    writer.dataset('phisp', '0000', new Float32Array(60).fill(1), shape);
    writer.close();
    const engine = place.engine();
    const newest = () => engine.describe(mapOf('phisp[-1, :, 0, :]', 'growing'), never);
    const before = newest();
    expect(before.panels[0]).toMatchObject({ expression: 'phisp[0, :, 0, :]', data: { min: 1, max: 1 } });

    const again = await Hdf5Writer.append(path);
    again.dataset('phisp', '0001', new Float32Array(60).fill(2), shape);
    again.close();
    const after = newest();
    expect(after.panels[0]).toMatchObject({ expression: 'phisp[1, :, 0, :]', data: { min: 2, max: 2 } });
    expect(after.etag).not.toBe(before.etag);
  });
});
