import type { Engine } from '@emout/engine/engine';
import type { WorkerTaskKind, WorkerTasks } from './worker-tasks.js';

type TaskTable = {
  readonly [Kind in WorkerTaskKind]: (
    engine: Engine,
    payload: WorkerTasks[Kind]['payload'],
    signal: AbortSignal,
  ) => Promise<WorkerTasks[Kind]['result']>;
};

/** The tasks as plain functions of an engine; the thread entry does no more than call them. */
export const TASKS: TaskTable = {
  runs: (engine, _, signal) => engine.library.list(signal),
  run: async (engine, address) => engine.library.detail(address),
  describe: async (engine, spec, signal) => engine.describe(spec, signal),
  figure: (engine, { spec, ...order }, signal) => engine.draw(spec, signal, order),
  values: async (engine, data, signal) => engine.values(data, signal),
  input: async (engine, address) => engine.library.input(address),
  boundaries: async (engine, address, signal) => engine.library.boundaries(address, signal),
  meshes: async (engine, request, signal) => engine.library.boundaryMeshes(request, signal),
  check: async (engine, request) => engine.library.check(request),
  names: async (engine, address) => engine.library.names(address),
};

/** What of a result is handed over instead of being copied. */
export function transferOf(result: unknown): ArrayBuffer[] {
  if (typeof result !== 'object' || result === null || !('bytes' in result)) return [];
  const { bytes } = result;
  if (!(bytes instanceof Uint8Array) || !(bytes.buffer instanceof ArrayBuffer)) return [];
  // A view into a larger buffer (Buffer's pool) shares it with others: that one is copied.
  return bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer] : [];
}
