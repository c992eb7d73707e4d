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

/** What a thread says: that it can take tasks, or how one ended and how much its caches hold since. */
export type ThreadMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly id: number; readonly cacheBytes: number; readonly result: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly cacheBytes: number; readonly error: ErrorBody };
