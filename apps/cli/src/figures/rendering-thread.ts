/** Entry of the thread that draws: the main thread stays free for Ctrl-C. */
import { parentPort } from 'node:worker_threads';
import { problemAnswer } from '@emout/engine/expression-check';
import { FigureRenderer } from './figure-renderer.js';
import type { RenderingQuestion, RenderingReply } from './rendering.js';

const port = parentPort;
if (port === null) throw new Error('rendering-thread.js is started by emout render, as a thread.');
const renderer = await FigureRenderer.load();

const say = (reply: RenderingReply): void => port.postMessage(reply);

async function answer(question: RenderingQuestion): Promise<void> {
  try {
    if (question.kind === 'open') {
      say({ kind: 'opened', figure: renderer.open(question.request) });
      return;
    }
    const picture = await renderer.draw(question.order, (done, total) =>
      say({ kind: 'progress', done, total }),
    );
    say({ kind: 'drawn', picture });
  } catch (error) {
    const problem = problemAnswer(error);
    if (problem === null) {
      say({ kind: 'fault', fault: error });
      return;
    }
    const { ok: _, ...failure } = problem;
    const tag = error instanceof Error && 'tag' in error ? String(error.tag) : 'Internal';
    say({ kind: 'failed', failure: { tag, ...failure } });
  }
}

port.on('message', (question: RenderingQuestion) => void answer(question));
