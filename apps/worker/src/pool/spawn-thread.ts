import { Worker } from 'node:worker_threads';
import { threadEntry } from '@emout/engine/thread-entry';
import type { ThreadSettings } from './worker-tasks.js';

/** Bounds the JavaScript heap of a thread; an engine keeps its data in array buffers, outside of it. */
const THREAD_HEAP_MB = 256;

/** Starts a thread from the compiled entry beside this file, or from another place that has it. */
export function spawnThread(
  settings: ThreadSettings,
  entry: URL = threadEntry(new URL('./thread.js', import.meta.url)),
): Worker {
  return new Worker(entry, {
    workerData: settings,
    // Flags of the process, such as a debugger's port, are for its main thread.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: THREAD_HEAP_MB },
  });
}
