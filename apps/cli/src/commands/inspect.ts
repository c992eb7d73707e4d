import { Command } from 'commander';
import { openLibrary, runArgument } from '../runs/run-argument.js';

interface InspectOptions {
  readonly json?: true;
}

async function inspect(path: string, options: InspectOptions): Promise<number> {
  const { inspectRun, printInspection } = await import('@emout/emses/inspect');
  const asked = runArgument(path);
  const library = await openLibrary(asked.roots);
  try {
    const inspection = inspectRun(library.run(asked.address));
    process.stdout.write(
      options.json ? `${JSON.stringify(inspection, null, 2)}\n` : `${printInspection(inspection)}\n`,
    );
    return 0;
  } finally {
    library.close();
  }
}

/** `emout inspect`: what a run holds, how far it has come, and what is wrong with it. */
export function inspectCommand(finish: (code: number) => void): Command {
  return new Command('inspect')
    .description('Say what a run holds, how far it has come, and what is wrong with it.')
    .argument('<run>', 'the directory of a run; sim+ is a run with its continuations')
    .option('--json', 'for scripts')
    .action(async (path: string, options: InspectOptions) => finish(await inspect(path, options)));
}
