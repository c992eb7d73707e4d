import type { LayerData } from './data.js';
import type { Extents } from './extents.js';
import type { PreparedLayer } from './prepared-layer.js';
import type { FigureSpec } from './spec.js';
import type { Layer } from './spec-layers.js';
import type { Panel } from './spec-panels.js';
import type { Theme } from './theme.js';

/** What preparing a layer may look at besides its data. */
export interface Surroundings {
  readonly panel: Panel;
  readonly spec: Pick<FigureSpec, 'compat' | 'labels'>;
  readonly theme: Theme;
  /** Which of the coloured lines of its panel the layer is, for the theme's cycle of colours. */
  readonly cycle: number;
  /** Of the figure's arrays. */
  readonly extents: Extents;
  readonly signal?: AbortSignal | undefined;
}

/** Makes one kind of layer ready to be drawn. */
export type Prepare<L extends Layer> = (
  layer: L,
  data: LayerData,
  surroundings: Surroundings,
) => PreparedLayer;
