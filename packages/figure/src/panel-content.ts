import type { Quantity } from './data.js';
import { coloredLayer, panelsWithSharedBar } from './figure-bars.js';
import type { AxisContent, BarContent } from './frame-content.js';
import { quantityLabel } from './labels.js';
import type { PanelContent } from './layout.js';
import { outsideWidth } from './legend.js';
import { directionOf, layersOn, type PanelScales } from './panel-view.js';
import type { AxisKey } from './prepared-layer.js';
import type { ShownPanel } from './prepared-panel.js';
import type { AxisScale } from './scene.js';
import { labelledAxes } from './shared-axes.js';
import type { FigureSpec } from './spec.js';
import type { Theme } from './theme.js';

/** What stands round each panel of a figure. */
export function panelContents(
  spec: FigureSpec,
  panels: readonly ShownPanel[],
  scales: readonly PanelScales[],
  theme: Theme,
): PanelContent[] {
  const shared = panelsWithSharedBar(spec);
  const labelled = labelledAxes(spec);
  const letters = lettersOf(spec);
  return panels.flatMap((shown, i): PanelContent[] => {
    const own = scales[i];
    if (own === undefined) return [];
    const { panel } = shown;
    const axis = (key: AxisKey, scale: AxisScale, isLabelled = true): AxisContent => ({
      scale,
      options: panel[key],
      quantity: quantityOf(shown, key),
      label: panel[key]?.label,
      labelled: isLabelled,
    });
    return [
      {
        x: axis('x', own.x, labelled[i]?.x),
        y: axis('y', own.y, labelled[i]?.y),
        x2: own.x2 === null ? null : axis('x2', own.x2),
        y2: own.y2 === null ? null : axis('y2', own.y2),
        title: panel.title ?? usualTitle(shown, spec),
        letter: letters[i] ?? null,
        bar: shared.has(i) || panel.colorbar === false ? null : barContent(shown),
        spines: panel.spines ?? theme.spines,
        aspect: shown.aspectOf(own),
        legendWidth: (style) => {
          const legend = shown.legendAt === 'outside' ? shown.legend(style) : null;
          return legend === null ? 0 : outsideWidth(legend, style);
        },
      },
    ];
  });
}

function barContent(shown: ShownPanel): BarContent | null {
  const colors = coloredLayer(shown)?.colors;
  if (colors === undefined || colors === null) return null;
  const { colorbar } = shown.panel;
  return {
    scale: colors.scale,
    table: colors.table,
    bands: colors.bands,
    options: typeof colorbar === 'object' ? colorbar : undefined,
    unit: colors.quantity?.unit ?? null,
  };
}

function quantityOf({ layers }: ShownPanel, key: AxisKey): Quantity | null {
  const found = layersOn(key, layers).map((layer) => layer[`${directionOf(key)}Quantity`]);
  return found.find((quantity) => quantity !== null) ?? null;
}

/** As emout writes it: `phisp [V]` of the first layer that has a title; a line has its value on the y axis and none. */
function usualTitle({ layers }: ShownPanel, { labels, compat }: FigureSpec): string {
  for (const { title, titleQuantity } of layers) {
    if (title !== null) return title;
    if (titleQuantity !== null) return quantityLabel(titleQuantity, labels, compat);
  }
  return '';
}

/** `(a)`, `(b)`, … in the order of the panels; insets and panels that want none are skipped. */
function lettersOf({ panels }: FigureSpec): (string | null)[] {
  let next = 0;
  return panels.map(({ letter }) => {
    if (letter === undefined || letter === false) return null;
    if (typeof letter === 'string') return letter;
    return `(${letterAt(next++)})`;
  });
}

function letterAt(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : `${letterAt(Math.floor(index / 26) - 1)}${letter}`;
}
