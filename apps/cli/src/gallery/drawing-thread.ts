/** Entry of the threads that draw: each has a library for HDF5 and a painter of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { createEngine } from '@emout/engine/engine';
import { problemAnswer } from '@emout/engine/expression-check';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { PngPainter } from '@emout/render/png';
import type { DrawingFailure, DrawingQuestion, DrawingReply, DrawingSettings } from './drawing-messages.js';
import { PictureDrawer } from './picture-drawer.js';

/** Values of one field; its planes serve several pictures. */
const SLICE_BYTES = 256e6;

const port = parentPort;
if (port === null) throw new Error('drawing-thread.js is started by emout render --gallery, as a thread.');
const { roots, version, ...settings }: DrawingSettings = workerData;
const hdf5 = await Hdf5Library.load();
const engine = createEngine({
  roots,
  hdf5,
  version,
  painter: new PngPainter(),
  sliceBytes: SLICE_BYTES,
  pictureBytes: 0,
});
const drawer = new PictureDrawer({ engine, ...settings });

async function answer(question: DrawingQuestion): Promise<DrawingReply> {
  try {
    if (question.kind === 'survey') return { kind: 'surveyed', run: drawer.survey() };
    return { kind: 'drawn', picture: await drawer.draw(question.picture) };
  } catch (error) {
    return { kind: 'failed', failure: failureOf(error) };
  }
}

function failureOf(error: unknown): DrawingFailure {
  const tag = error instanceof Error && 'tag' in error ? String(error.tag) : 'Internal';
  const problem = problemAnswer(error);
  if (problem === null) return { tag, message: error instanceof Error ? error.message : String(error) };
  return { tag, message: problem.hint === null ? problem.message : `${problem.message} ${problem.hint}` };
}

port.on('message', (question: DrawingQuestion) => {
  void answer(question).then((reply) => port.postMessage(reply));
});
