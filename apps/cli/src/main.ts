import { Command, CommanderError } from 'commander';
import { boundariesCommand } from './commands/boundaries.js';
import { demoCommand } from './commands/demo.js';
import { evalCommand, expressionLast } from './commands/eval.js';
import { figureCommand } from './commands/figure.js';
import { fluxCommand } from './commands/flux.js';
import { inspectCommand } from './commands/inspect.js';
import { particlesCommand } from './commands/particles.js';
import { renderCommand } from './commands/render.js';
import { sampleCommand } from './commands/sample.js';
import { serverCommand } from './commands/server.js';
import { UsageError } from './errors.js';
import { renderWords } from './figures/render-options.js';

/** Exit code for words that do not fit. */
const USAGE = 2;

/**
 * Runs the `emout` command with the words after its name; resolves to the exit code: 0, 1 when something failed, 2 for
 * words that do not fit, 130 after Ctrl-C.
 */
export async function main(args: readonly string[]): Promise<number> {
  const interrupt = new AbortController();
  const stop = () => interrupt.abort();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);

  // A reader that has seen enough, as in `emout inspect run | head`, is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });

  let code = 0;
  const finish = (result: number) => {
    code = result;
  };
  const program = new Command('emout')
    .description('Look at EMSES plasma simulations in a browser.')
    .version('0.1.0')
    .exitOverride()
    .addCommand(demoCommand(interrupt.signal, finish))
    .addCommand(serverCommand(interrupt.signal, finish))
    .addCommand(sampleCommand(interrupt.signal, finish))
    .addCommand(inspectCommand(finish))
    .addCommand(evalCommand(interrupt.signal, finish))
    .addCommand(renderCommand(interrupt.signal, finish))
    .addCommand(figureCommand(finish))
    .addCommand(boundariesCommand(finish))
    .addCommand(particlesCommand(interrupt.signal, finish))
    .addCommand(fluxCommand(interrupt.signal, finish))
    .addHelpText('after', '\nemout test runs every test of the source tree.');
  for (const command of program.commands) command.exitOverride();
  try {
    await program.parseAsync(renderWords(expressionLast(args)), { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
    if (interrupt.signal.aborted) return 130;
    process.stderr.write(`emout: ${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof UsageError ? USAGE : 1;
  } finally {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(name, stop);
  }
}
