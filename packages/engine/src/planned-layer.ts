import type { CheckedExpression } from '@emout/expr/checked-expression';
import type { ValueType } from '@emout/expr/value-type';
import type { FigureSpec } from '@emout/figure/spec';
import type { ParticleSource } from '@emout/figure/spec-data';
import type { PhaseSpaceLayer } from '@emout/figure/spec-layers';
import type { FileStamp } from './file-stamp.js';
import type { LookedAtRuns } from './looked-at-runs.js';
import type { UnitSystemName } from './value-axes.js';

/** An expression of a layer before anything is read. */
export interface PlannedSource<Type extends ValueType = ValueType> {
  readonly checked: CheckedExpression;
  readonly type: Type;
  readonly units: UnitSystemName;
  /** Equal where the values are: what they are computed of, and the state of the files behind it. */
  readonly key: string;
}

/** The plane in which the outlines of bodies are drawn. */
export interface OutlinePlane {
  readonly axis: 'x' | 'y' | 'z';
  /** Grid position along the axis. */
  readonly position: number;
  /** The vertical axis of the page comes first in the alphabet. */
  readonly swapped: boolean;
}

/** Where the data of a layer comes from. */
export type PlannedLayer =
  | { readonly kind: 'inline' }
  | { readonly kind: 'expression'; readonly source: PlannedSource }
  | { readonly kind: 'pair'; readonly x: PlannedSource; readonly y: PlannedSource }
  | {
      readonly kind: 'outlines';
      readonly run: string;
      readonly units: UnitSystemName;
      readonly plane: OutlinePlane;
    }
  | {
      readonly kind: 'particles';
      readonly source: ParticleSource;
      readonly draw: PhaseSpaceLayer['draw'];
      readonly bins: readonly [number, number];
    };

/** A figure of which everything is known but the values. */
export interface PlannedFigure {
  readonly spec: FigureSpec;
  /** The specification as canonical JSON. */
  readonly canonical: string;
  readonly panels: readonly (readonly PlannedLayer[])[];
  readonly looked: LookedAtRuns;
  readonly stamps: readonly FileStamp[];
  /** Equal for equal figures of unchanged files, whatever the format. */
  readonly identity: string;
}
