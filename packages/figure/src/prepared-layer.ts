import type { ColorBand } from './banded-bar.js';
import type { Quantity } from './data.js';
import type { AxisScale, Color, ColorScale, ColorTable, Mark, MarkerShape, Rect } from './scene.js';
import type { NormName } from './spec-values.js';
import type { TextMetrics } from './text-metrics.js';
import type { Theme } from './theme.js';

/** The axes of a panel; the second ones stand on top and at the right. */
export type AxisKey = 'x' | 'y' | 'x2' | 'y2';

/** The two axes that a layer stands on. */
export interface LayerAxes {
  readonly x: 'x' | 'x2';
  readonly y: 'y' | 'y2';
}

/** What a layer covers along one axis, in shown coordinates, and at which ends a margin may be added. */
export interface Coverage {
  readonly min: number;
  readonly max: number;
  readonly marginBelow: boolean;
  readonly marginAbove: boolean;
  /** Where the values of a symmetric logarithmic axis become linear. */
  readonly linthresh?: number | undefined;
}

/** The scales of a panel's axes, as one layer sees them: those that it stands on. */
export interface PanelView {
  readonly x: AxisScale;
  readonly y: AxisScale;
}

/** Where and how a layer is drawn. */
export interface Drawing {
  readonly view: PanelView;
  readonly axes: Rect;
  readonly theme: Theme;
  /** Pixels of a point (1/72 in). */
  readonly pointPx: number;
  readonly metrics: TextMetrics;
  /** Colours of the panel's first map, which its contours may follow. */
  readonly mapScale: ColorScale | null;
  readonly signal?: AbortSignal | undefined;
}

/** A colour bar's content. */
export interface ShownColors {
  readonly scale: ColorScale;
  readonly table: ColorTable;
  readonly quantity: Quantity | null;
  /** Of filled contours: what the bar shows instead of all colours of the table. */
  readonly bands?: readonly ColorBand[] | undefined;
}

export interface LegendEntry {
  readonly label: string;
  readonly swatch:
    | {
        readonly kind: 'line';
        readonly stroke: Color;
        readonly widthPt: number;
        /** In line widths; solid without it. */
        readonly dash?: readonly number[] | undefined;
        readonly marker?: { readonly shape: MarkerShape; readonly sizePt: number } | undefined;
      }
    | { readonly kind: 'marker'; readonly shape: MarkerShape; readonly sizePt: number; readonly fill: Color }
    | {
        readonly kind: 'patch';
        readonly fill?: Color | undefined;
        readonly stroke?: Color | undefined;
        readonly widthPt?: number | undefined;
      };
}

/** How the y axis of a layer is to be understood: two layers of one panel have to agree. */
export type VerticalMeaning = 'coordinate' | 'value' | 'any';

/** A layer with its data, ready to be laid out and drawn. */
export interface PreparedLayer {
  readonly x: Coverage | null;
  readonly y: Coverage | null;
  readonly vertical: VerticalMeaning;
  /** The scale that the bins of a histogram ask for; null leaves it linear. */
  readonly xNorm: { readonly norm: NormName } | null;
  /** The scale that the values of a line ask for; null leaves it linear. */
  readonly yNorm: { readonly norm: NormName } | null;
  readonly axes: LayerAxes;
  /** Covers its part of the panel: grid lines lie over it, where they lie under lines and markers. */
  readonly isArea: boolean;
  readonly colors: ShownColors | null;
  readonly xQuantity: Quantity | null;
  readonly yQuantity: Quantity | null;
  /** What a title says; null for layers that have none. */
  readonly titleQuantity: Quantity | null;
  /** A title in words instead, such as `x vs vx`. */
  readonly title: string | null;
  readonly legend: LegendEntry | null;
  /** The expression of its data, for messages. */
  readonly expression: string | null;
  draw(drawing: Drawing): Mark[];
}

/** What does not depend on the layer's kind. */
export const NOTHING_PREPARED = {
  x: null,
  y: null,
  vertical: 'any',
  xNorm: null,
  yNorm: null,
  axes: { x: 'x', y: 'y' },
  isArea: false,
  colors: null,
  xQuantity: null,
  yQuantity: null,
  titleQuantity: null,
  title: null,
  legend: null,
  expression: null,
} as const satisfies Omit<PreparedLayer, 'draw'>;
