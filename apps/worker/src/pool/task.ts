import type { ErrorBody } from '@emout/api/errors';

/** The tasks a pool knows: by kind, what goes in and what comes out. Both are structured-cloned. */
export type TaskMap = { readonly [kind: string]: { readonly payload: unknown; readonly result: unknown } };

/** A task on its way to a thread; `cancel` holds one Int32, not 0 when nobody waits any more. */
export interface TaskMessage {
  readonly id: number;
  readonly kind: string;
  readonly payload: unknown;
  readonly cancel: SharedArrayBuffer;
}

/**
 * What a thread says: that it can take tasks, or how one ended, how much its caches hold since, and whether it ends
 * itself now, to be replaced.
 */
export type ThreadMessage =
  | { readonly kind: 'ready' }
  | (TaskEnd & { readonly kind: 'done'; readonly result: unknown })
  | (TaskEnd & { readonly kind: 'failed'; readonly error: ErrorBody });

interface TaskEnd {
  readonly id: number;
  readonly cacheBytes: number;
  readonly leaving?: boolean;
}
