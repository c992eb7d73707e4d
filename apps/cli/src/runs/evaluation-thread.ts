/** Entry of the thread that evaluates: the main thread stays free for Ctrl-C. */
import { parentPort } from 'node:worker_threads';
import { type EvaluationAnswer, type EvaluationRequest, Evaluator } from './evaluator.js';

/** What the thread says to a request: an answer, or a fault that is nobody's who asked. */
export type ThreadReply = { readonly answer: EvaluationAnswer } | { readonly fault: unknown };

const port = parentPort;
if (port === null) throw new Error('evaluation-thread.js is started by emout eval, as a thread.');
const evaluator = await Evaluator.load();

port.on('message', (request: EvaluationRequest) => {
  let reply: ThreadReply;
  try {
    reply = { answer: evaluator.answer(request) };
  } catch (fault) {
    reply = { fault };
  }
  port.postMessage(reply);
});
