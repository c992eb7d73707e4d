import type { LayerData } from './data.js';
import type { Extents } from './extents.js';
import type { BarContent, SharedBarContent } from './frame-content.js';
import type { PreparedLayer } from './prepared-layer.js';
import { preparedPanel, type ShownPanel } from './prepared-panel.js';
import type { FigureSpec } from './spec.js';
import type { Layer } from './spec-layers.js';
import type { Panel } from './spec-panels.js';
import type { Theme } from './theme.js';

/** The panels of a figure, all maps below one colour bar over the same limits. */
export function withSharedLimits(
  spec: FigureSpec,
  prepared: readonly { readonly panel: ShownPanel; readonly data: readonly LayerData[] }[],
  theme: Theme,
  extents: Extents,
  signal?: AbortSignal,
): ShownPanel[] {
  const panels = prepared.map(({ panel }) => panel);
  for (const { of } of spec.colorbars ?? []) {
    const scales = of.flatMap((i) => coloredLayer(panels[i])?.colors?.scale ?? []);
    if (scales.length < 2) continue;
    const min = Math.min(...scales.map((scale) => scale.min));
    const max = Math.max(...scales.map((scale) => scale.max));
    for (const i of of) {
      const one = prepared[i];
      if (one === undefined) continue;
      const panel = limited(one.panel.panel, min, max);
      panels[i] = preparedPanel(panel, one.data, spec, theme, extents, signal);
    }
  }
  return panels;
}

/** What the bars show that several panels share or that have a place of their own. */
export function sharedBarContents(spec: FigureSpec, panels: readonly ShownPanel[]): SharedBarContent[] {
  return (spec.colorbars ?? []).flatMap(({ of, rect, ...options }): SharedBarContent[] => {
    const colors = of
      .map((i) => coloredLayer(panels[i])?.colors)
      .find((one) => one !== undefined && one !== null);
    if (colors === undefined || colors === null) return [];
    const unit = colors.quantity?.unit ?? null;
    const bar: BarContent = { scale: colors.scale, table: colors.table, bands: colors.bands, options, unit };
    return [{ of, side: options.side, rect: rect ?? null, bar }];
  });
}

/** The panels that have no colour bar of their own because they share one. */
export function panelsWithSharedBar({ colorbars }: FigureSpec): ReadonlySet<number> {
  return new Set((colorbars ?? []).flatMap(({ of }) => of));
}

/** The first layer of a panel whose colours say values. */
export function coloredLayer(panel: ShownPanel | undefined): PreparedLayer | undefined {
  return panel?.layers.find(({ colors }) => colors !== null);
}

function limited(panel: Panel, min: number, max: number): Panel {
  return { ...panel, layers: panel.layers.map((layer) => withLimits(layer, min, max)) };
}

const COLORED: ReadonlySet<Layer['kind']> = new Set(['map', 'contour', 'histogram2d', 'phaseSpace']);

function withLimits(layer: Layer, min: number, max: number): Layer {
  if (!('limits' in layer) || !COLORED.has(layer.kind)) return layer;
  return { ...layer, limits: { kind: 'fixed', min, max } };
}
