// One line per step on stderr: a live clock on a terminal, a line every ten seconds elsewhere.
import { spawn } from 'node:child_process';

const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1);

/** A step failed; `output` holds the last lines of what the command printed. */
export class StepFailedError extends Error {
  constructor(title, command, code, output) {
    super(`${title} failed: \`${command}\` ended with ${code}.`);
    this.tag = 'StepFailed';
    this.output = output;
  }
}

/** Runs a command as one step, shows how long it takes, and returns what it printed. */
export async function runStep(title, command, args, { cwd, env = process.env } = {}) {
  const start = performance.now();
  const live = process.stderr.isTTY === true;
  const show = () => {
    if (live) process.stderr.write(`\r\u001b[K  ${title} … ${seconds(start)} s`);
    else process.stderr.write(`  ${title} … ${seconds(start)} s\n`);
  };
  if (!live) process.stderr.write(`  ${title} …\n`);
  const timer = setInterval(show, live ? 100 : 10_000);

  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const tail = [];
  let tailBytes = 0;
  const keep = (chunk) => {
    tail.push(chunk);
    tailBytes += chunk.length;
    while (tailBytes > 400_000 && tail.length > 1) tailBytes -= tail.shift().length;
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const stop = (signal) => child.kill(signal);
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const code = await new Promise((resolve) => {
    child.on('error', (error) => {
      keep(Buffer.from(`${error.message}\n`));
      resolve('an error');
    });
    child.on('close', (exit, signal) => resolve(exit ?? signal));
  });
  process.off('SIGINT', stop);
  process.off('SIGTERM', stop);
  clearInterval(timer);

  const output = Buffer.concat(tail).toString('utf8');
  const done = code === 0 ? 'done' : 'failed';
  process.stderr.write(`${live ? '\r\u001b[K' : ''}  ${title}: ${done} in ${seconds(start)} s\n`);
  if (code !== 0) throw new StepFailedError(title, [command, ...args].join(' '), code, output);
  return output;
}
