import type { ColorBand } from './banded-bar.js';
import type { Quantity } from './data.js';
import type { AxisScale, ColorScale, ColorTable } from './scene.js';
import type { AxisOptions, ColorbarOptions } from './spec-panels.js';
import type { Rectangle } from './spec-values.js';

export type Side = 'left' | 'right' | 'top' | 'bottom';

/** What an axis shows. */
export interface AxisContent {
  readonly scale: AxisScale;
  readonly options?: AxisOptions | undefined;
  /** Written as the label unless `label` is given; null for a label of nothing. */
  readonly quantity: Quantity | null;
  readonly label?: string | undefined;
  /** False where another panel of the column or row carries the numbers and the label. */
  readonly labelled: boolean;
}

export interface BarContent {
  readonly scale: ColorScale;
  readonly table: ColorTable;
  readonly options?: ColorbarOptions | undefined;
  /** Areas of one colour in place of the table's. */
  readonly bands?: readonly ColorBand[] | undefined;
  /** The unit of its values, for SI prefixes. */
  readonly unit: string | null;
}

/** What stands round the axes of one panel. */
export interface FrameContent {
  readonly x: AxisContent;
  readonly y: AxisContent;
  /** On top and at the right. */
  readonly x2: AxisContent | null;
  readonly y2: AxisContent | null;
  readonly title: string;
  /** `(a)`, or null. */
  readonly letter: string | null;
  readonly bar: BarContent | null;
  readonly spines: 'box' | 'ticks' | 'none';
}

/** A colour bar beside several panels, or in a rectangle of its own. */
export interface SharedBarContent {
  readonly of: readonly number[];
  readonly side: Side;
  readonly rect: Rectangle | null;
  readonly bar: BarContent;
}
