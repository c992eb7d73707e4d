import type { BoundaryMeshRequest } from '@emout/api/boundary-schemas';
import type { ExpressionRequest } from '@emout/api/expression-schemas';
import type { DataRequest, RunPath } from '@emout/api/schemas';
import type { DataValues, FigureDescription } from '@emout/engine/description';
import type { DrawnFigure, Stamped } from '@emout/engine/engine';
import type { ExpressionCheck, ExpressionName } from '@emout/engine/expression-check';
import type { Scope } from '@emout/engine/narrowed-roots';
import type { PictureFormat } from '@emout/engine/picture-format';
import type { BoundaryMeshes, RunBoundaries } from '@emout/engine/run-boundaries';
import type { RunInput } from '@emout/engine/run-input';
import type { RunDetail, RunListing } from '@emout/engine/run-listing';
import type { FigureSpec } from '@emout/figure/spec';

/** How a picture is written. */
export interface PictureOrder {
  readonly format: PictureFormat;
  /** Of JPEG and WebP, 1…100. */
  readonly quality?: number | undefined;
  /** Of a page that plays. */
  readonly lang?: 'en' | 'ja' | undefined;
}

/** A figure and how it is written. */
export interface FigureOrder extends PictureOrder {
  readonly spec: FigureSpec;
}

/** What the worker's threads do. */
export type WorkerTasks = {
  readonly runs: { readonly payload: null; readonly result: RunListing };
  readonly run: { readonly payload: RunPath; readonly result: RunDetail };
  readonly describe: { readonly payload: FigureSpec; readonly result: Stamped<FigureDescription> };
  readonly figure: { readonly payload: FigureOrder; readonly result: Stamped<DrawnFigure> };
  readonly values: { readonly payload: DataRequest; readonly result: DataValues };
  readonly input: { readonly payload: RunPath; readonly result: RunInput };
  readonly boundaries: { readonly payload: RunPath; readonly result: RunBoundaries };
  readonly meshes: { readonly payload: BoundaryMeshRequest; readonly result: BoundaryMeshes };
  readonly check: { readonly payload: ExpressionRequest; readonly result: ExpressionCheck };
  readonly names: { readonly payload: RunPath; readonly result: ExpressionName[] };
};

export type WorkerTaskKind = keyof WorkerTasks;

/** What a thread is asked, and what the one who asks may see. */
export interface Narrowed<Payload> {
  readonly scope: Scope;
  readonly asked: Payload;
}

/** The tasks as they go to a thread: none without a scope. */
export type NarrowedTasks = {
  readonly [Kind in WorkerTaskKind]: {
    readonly payload: Narrowed<WorkerTasks[Kind]['payload']>;
    readonly result: WorkerTasks[Kind]['result'];
  };
};

/** What a thread is given when it starts. */
export interface ThreadSettings {
  readonly roots: readonly string[];
  readonly sliceBytes: number;
  /** Of the product. */
  readonly version: string;
}
