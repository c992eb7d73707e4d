/**
 * Entry of a worker thread: one HDF5 library, one engine, tasks by message.
 *
 * h5wasm is safe here because every thread instantiates the module for itself: memory, open files and error
 * state are its own. node-canvas is safe as long as no thread adds fonts while another draws, for the list of
 * fonts is the process's: `main.ts` registers them before the first thread starts.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { errorBodyOf } from '@emout/api/errors';
import { createEngine, type Engine } from '@emout/engine/engine';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { PngPainter } from '@emout/render/png';
import { signalOfFlag } from './cancel-flag.js';
import { TASKS, transferOf } from './run-task.js';
import type { TaskMessage, ThreadMessage } from './task.js';
import type { NarrowedTasks, ThreadSettings, WorkerTaskKind } from './worker-tasks.js';

/** A task as `ThreadPool<NarrowedTasks>` sends it. */
type Message = {
  [Kind in WorkerTaskKind]: TaskMessage & {
    readonly kind: Kind;
    readonly payload: NarrowedTasks[Kind]['payload'];
  };
}[WorkerTaskKind];

function runMessage<Kind extends WorkerTaskKind>(
  engine: Engine,
  kind: Kind,
  { scope, asked }: NarrowedTasks[Kind]['payload'],
  signal: AbortSignal,
): Promise<NarrowedTasks[Kind]['result']> {
  // Whatever the task: what its engine finds is what may be seen.
  return TASKS[kind](engine.narrowed(scope), asked, signal);
}

async function answer(engine: Engine, message: Message): Promise<ThreadMessage> {
  const { id, kind, payload, cancel } = message;
  try {
    const signal = signalOfFlag(cancel);
    signal.throwIfAborted();
    const result = await runMessage(engine, kind, payload, signal);
    return { kind: 'done', id, cacheBytes: engine.cacheBytes, result };
  } catch (error) {
    const body = errorBodyOf(error);
    if (body.tag === 'Internal') console.error(`During ${kind}:`, error);
    return { kind: 'failed', id, cacheBytes: engine.cacheBytes, error: body };
  }
}

/** Usual reads stay below 100 MB; one dataset stored as a single large chunk does not. */
const MAX_LIBRARY_HEAP_BYTES = 192e6;

const port = parentPort;
if (port === null) throw new Error('thread.js is started by the worker, as a thread.');

const settings: ThreadSettings = workerData;
const hdf5 = await Hdf5Library.load({ companion: true });
const engine = createEngine({
  roots: settings.roots,
  hdf5,
  painter: new PngPainter(),
  sliceBytes: settings.sliceBytes,
  version: settings.version,
  // Finished pictures are kept once, by the main thread.
  pictureBytes: 0,
});

port.on('message', (message: Message) => {
  void answer(engine, message).then((reply) => {
    // A new thread begins with an empty heap; the pool starts one.
    const leaving = hdf5.heapBytes > MAX_LIBRARY_HEAP_BYTES;
    port.postMessage({ ...reply, leaving }, reply.kind === 'done' ? transferOf(reply.result) : []);
    if (leaving) process.exit(0);
  });
});
const ready: ThreadMessage = { kind: 'ready' };
port.postMessage(ready);
