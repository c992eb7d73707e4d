import type { FrameStyle } from './axis-drawing.js';
import type { LayerData } from './data.js';
import { FigureError } from './errors.js';
import { Extents } from './extents.js';
import { inlineData } from './inline-data.js';
import { isCycled, preparedLayer } from './layers/layer-table.js';
import { type Legend, legendOf } from './legend.js';
import type { PanelScales } from './panel-view.js';
import type { PreparedLayer } from './prepared-layer.js';
import { shiftedData } from './shift.js';
import type { FigureSpec } from './spec.js';
import type { LegendOptions, Panel } from './spec-panels.js';
import type { Theme } from './theme.js';

const USUAL_LEGEND: LegendOptions = { at: 'best', columns: 1 };

/** A panel with its layers ready to be drawn. */
export class ShownPanel {
  constructor(
    readonly panel: Panel,
    readonly layers: readonly PreparedLayer[],
  ) {
    refuseMixture(layers);
  }

  /** Where the legend stands. */
  get legendAt(): LegendOptions['at'] {
    return this.#legendOptions?.at ?? USUAL_LEGEND.at;
  }

  /** The legend of the layers that have a label; null without any, or when none is wanted. */
  legend(style: FrameStyle): Legend | null {
    const options = this.#legendOptions;
    const entries = this.layers.flatMap(({ legend }) => legend ?? []);
    return options === null || entries.length === 0 ? null : legendOf(entries, options, style);
  }

  get #legendOptions(): LegendOptions | null {
    const { legend } = this.panel;
    if (legend === false) return null;
    return typeof legend === 'object' ? legend : USUAL_LEGEND;
  }

  /**
   * Width over height of axes on which a unit is as long to the right as upwards; null when they are free.
   * @throws FigureError when the axes do not measure the same.
   */
  aspectOf({ x, y }: PanelScales): number | null {
    if (this.panel.aspect !== 'equal') return null;
    const first = this.layers.find(
      ({ xQuantity, yQuantity, axes }) =>
        xQuantity !== null && yQuantity !== null && axes.x === 'x' && axes.y === 'y',
    );
    const [horizontal, vertical] = [first?.xQuantity, first?.yQuantity];
    if (first?.vertical === 'value' || horizontal === undefined || vertical === undefined) return null;
    if ((horizontal?.unit ?? null) !== (vertical?.unit ?? null) || isTime(horizontal) !== isTime(vertical)) {
      const what = first?.expression ?? 'The panel';
      throw new FigureError(
        first?.expression ?? null,
        `${what} has the axes ${horizontal?.name} and ${vertical?.name}, which do not measure the same. Choose aspect=auto.`,
      );
    }
    return (x.max - x.min) / (y.max - y.min);
  }
}

/** All panels of a figure with their data, limits as each layer finds them. */
export function preparedPanels(
  spec: FigureSpec,
  data: readonly (readonly LayerData[])[],
  theme: Theme,
  signal?: AbortSignal,
  extents = new Extents(),
): { panel: ShownPanel; data: readonly LayerData[] }[] {
  return spec.panels.map((panel, i) => {
    const own = panel.layers.map((layer, l): LayerData => {
      const found = inlineData(layer) ?? data[i]?.[l];
      if (found !== undefined) return found;
      throw new FigureError(null, `panels[${i}].layers[${l}]: no data was read for this layer.`);
    });
    const shifted = shiftedData(panel, own);
    return { panel: preparedPanel(panel, shifted, spec, theme, extents, signal), data: shifted };
  });
}

/** One panel with its data. */
export function preparedPanel(
  panel: Panel,
  data: readonly LayerData[],
  spec: FigureSpec,
  theme: Theme,
  extents: Extents,
  signal?: AbortSignal,
): ShownPanel {
  let cycle = 0;
  const layers = panel.layers.flatMap((layer, l) => {
    const one = data[l];
    if (one === undefined) return [];
    const asLine = layer.kind === 'map' && one.kind === 'field' && one.field.axes.length === 1;
    // A colour that is asked for leaves the cycle to the others.
    const isGiven = 'color' in layer && layer.color !== undefined;
    const own = (isCycled(layer) && !isGiven) || asLine ? cycle++ : cycle;
    return [preparedLayer(layer, one, { panel, spec, theme, cycle: own, extents, signal })];
  });
  return new ShownPanel(panel, layers);
}

function isTime(quantity: { readonly name: string } | null): boolean {
  return quantity?.name === 't';
}

/** A line's vertical axis is its value, a map's a coordinate: one panel cannot have both. */
function refuseMixture(layers: readonly PreparedLayer[]): void {
  const line = layers.find(({ vertical, axes }) => vertical === 'value' && axes.y === 'y');
  if (line === undefined || !layers.some(({ vertical }) => vertical === 'coordinate')) return;
  const what = line.expression ?? 'A layer';
  throw new FigureError(
    line.expression,
    `${what} is a line and shares its panel with a map. Give it a panel of its own, or the second axis.`,
  );
}
