/** How the worker's memory is divided among its caches. */
export interface MemoryPlan {
  /** Finished pictures and descriptions, kept by the main thread. */
  readonly answerBytes: number;
  /** Slices, kept by each thread. */
  readonly sliceBytesPerThread: number;
}

/** Resident memory of the process with its libraries and without any cache. */
const MAIN_BYTES = 140e6;
/** What a thread adds: its heap, h5wasm's memory, canvases and buffers that wait for collection. */
const THREAD_BYTES = 110e6;
const MIN_CACHE_BYTES = 32e6;

/** Divides what a budget leaves beside the process itself; with a small budget the caches shrink, not the threads. */
export function planMemory(memoryBytes: number, threads: number): MemoryPlan {
  const free = Math.max(MIN_CACHE_BYTES, memoryBytes - MAIN_BYTES - THREAD_BYTES * threads);
  // What leaves a cache is freed at the next collection only: a quarter stays empty for that.
  const cached = 0.75 * free;
  return {
    answerBytes: Math.floor(0.4 * cached),
    sliceBytesPerThread: Math.floor((0.6 * cached) / threads),
  };
}
