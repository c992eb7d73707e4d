import type { DataRequest, RunPath } from '@emout/api/schemas';
import type { DataValues, FigureDescription } from '@emout/engine/description';
import type { DrawnFigure, Stamped } from '@emout/engine/engine';
import type { RunDetail, RunListing } from '@emout/engine/run-listing';
import type { FigureSpec } from '@emout/figure/spec';

/** What the worker's threads do; a type rather than an interface, so that it is a `TaskMap`. */
export type WorkerTasks = {
  readonly runs: { readonly payload: null; readonly result: RunListing };
  readonly run: { readonly payload: RunPath; readonly result: RunDetail };
  readonly describe: { readonly payload: FigureSpec; readonly result: Stamped<FigureDescription> };
  readonly figure: { readonly payload: FigureSpec; readonly result: Stamped<DrawnFigure> };
  readonly values: { readonly payload: DataRequest; readonly result: DataValues };
};

export type WorkerTaskKind = keyof WorkerTasks;

/** What a thread is given when it starts. */
export interface ThreadSettings {
  readonly roots: readonly string[];
  readonly sliceBytes: number;
}
