import { describe, expect, it } from 'vitest';
import { compose } from './compose.js';
import { axisOf, fieldOf, PLAIN_METRICS, panelOf } from './sample-fields.test-data.js';
import type { Scene, TextMark } from './scene.js';
import { type FigureSpecInput, parseFigureSpec } from './spec.js';
import { expectTidy } from './testing/tidy-texts.js';

const hill = fieldOf([axisOf('z', 41, 0, 0.5), axisOf('x', 17, 0, 0.5)], (k) => Math.sin(k / 170));
const map = { kind: 'map', data: { run: 'a', expr: 'f[0]' } } as const;
type PanelInput = FigureSpecInput['panels'][number];

function scene(panel: Omit<PanelInput, 'layers'>, more: Partial<FigureSpecInput> = {}): Scene {
  const spec = parseFigureSpec({ v: 1, size: { dpi: 100 }, panels: [{ layers: [map], ...panel }], ...more });
  return compose(spec, { panels: [panelOf(hill)] }, PLAIN_METRICS);
}

const axesOf = ({ panels }: Scene) => panels?.[0]?.axes ?? { x: 0, y: 0, width: 0, height: 0 };
const textOf = ({ marks }: Scene, text: string) =>
  marks.find(
    (mark): mark is TextMark => mark.kind === 'text' && mark.runs.map((run) => run.text).join('') === text,
  );
const TALL: [number, number, number, number] = [0.1, 0.1, 0.3, 0.85];
const ASKED = { x: 64, y: 24, width: 192, height: 408 };

describe('a free rectangle', () => {
  it.each(['matplotlib', 'paper'] as const)('keeps title and bar on the page in the theme %s', (theme) => {
    const one = scene({ rect: TALL, colorbar: { side: 'top' }, title: 'title' }, { theme });
    expectTidy(one);
    expect(textOf(one, 'title')).toBeDefined();
    const { x, y, width, height } = axesOf(one);
    // Only the upper end of the axes moves.
    expect([x, width, y + height]).toEqual([64, 192, 432]);
    expect(y).toBeGreaterThan(ASKED.y);
  });

  it('is left where everything has room', () => {
    const rect: typeof TALL = [0.1, 0.1, 0.3, 0.6];
    expect(axesOf(scene({ rect, colorbar: { side: 'top' } }))).toEqual({ ...ASKED, y: 144, height: 288 });
    expect(axesOf(scene({ rect: TALL, colorbar: false, title: '' }))).toEqual(ASKED);
  });

  it('may be the whole page, or reach beyond it', () => {
    const bare = { colorbar: false, title: '', x: { visible: false }, y: { visible: false } };
    const [whole, beyond] = [
      [0, 0, 1, 1],
      [0.1, 0.5, 0.3, 0.8],
    ] as [typeof TALL, typeof TALL];
    expect(axesOf(scene({ rect: whole, ...bare }))).toEqual({ x: 0, y: 0, width: 640, height: 480 });
    expect(axesOf(scene({ rect: beyond }))).toEqual({ ...ASKED, y: -144, height: 384 });
  });

  it('keeps off the title of the figure', () => {
    const one = scene({ rect: TALL, colorbar: false, title: 'panel' }, { title: 'figure' });
    expectTidy(one);
    expect(textOf(one, 'panel')?.y).toBeGreaterThan(textOf(one, 'figure')?.y ?? 480);
  });

  it('that is too low to give way stays as it is', () => {
    const rect: typeof TALL = [0.1, 0.92, 0.3, 0.06];
    const { y, height } = axesOf(scene({ rect, colorbar: { side: 'top' } }));
    expect([y, height]).toEqual([10, 28]);
  });
});
