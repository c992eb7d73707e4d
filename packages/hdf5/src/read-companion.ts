import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { ByteFile } from './byte-file.js';
import { type Words, wordsOver } from './dtype.js';
import { type PiecedPass, passBytes, pieceCount, readPiece } from './piece.js';
import { PassControl, type SharedPass } from './shared-pass.js';
import type { TransferBuffer } from './transfer-buffer.js';

/** Shorter passes are over before a second thread is awake. */
const LEAST_PASS_BYTES = 8 << 20;
/** Longer results are bounded by their own memory, not by the file. */
const MOST_TARGET_BYTES = 4 << 20;

/**
 * A second thread that shares long passes: a plane across the fastest axis lies in every page of its volume, and
 * one core copies from the page cache at about 10 GB/s, two at nearly twice that.
 */
export class ReadCompanion {
  readonly #control = new PassControl();
  readonly #target = new SharedArrayBuffer(MOST_TARGET_BYTES);
  #port: MessagePort | null = null;

  /** Whether sharing this pass is worth it. */
  helps(pass: PiecedPass, target: Words): boolean {
    return (
      passBytes(pass) >= LEAST_PASS_BYTES && target.byteLength <= MOST_TARGET_BYTES && pieceCount(pass) > 2
    );
  }

  /**
   * Reads a whole pass into `target` together with the second thread.
   * @throws TruncatedFileError, Hdf5ReadError, and the reason of an aborted signal
   */
  read(
    pass: PiecedPass,
    file: ByteFile,
    buffer: TransferBuffer,
    target: Words,
    what: string,
    signal?: AbortSignal,
  ): void {
    const control = this.#control;
    const shared: SharedPass = { pass, path: file.path, descriptor: file.descriptor, target: this.#target };
    this.#port ??= this.#start();
    this.#port.postMessage(shared);
    control.offer();
    const into = wordsOver(this.#target, pass.wordBytes);
    const pieces = pieceCount(pass);
    let whole = false;
    try {
      for (let piece = control.take(); piece < pieces; piece = control.take()) {
        signal?.throwIfAborted();
        readPiece(pass, piece, file, buffer, into, what);
      }
    } finally {
      // Also after an error: the other thread uses this file's descriptor until it is done.
      whole = control.finish();
    }
    if (!whole) for (let piece = 0; piece < pieces; piece++) readPiece(pass, piece, file, buffer, into, what);
    target.set(into.subarray(0, target.length));
  }

  /** With the first long pass, which is over before the thread is awake; most sessions begin with other planes. */
  #start(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    const thread = new Worker(new URL('./read-companion-thread.js', import.meta.url), {
      workerData: { control: this.#control.memory, port: port2 },
      transferList: [port2],
    });
    thread.unref();
    port1.unref();
    return port1;
  }
}
