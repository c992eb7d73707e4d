import { writeSampleRun } from '@emout/sample/sample-run';
import { Command } from 'commander';

/** The `emout sample` command: writes a synthetic run. */
export function sampleCommand(interrupt: AbortSignal, finish: (code: number) => void): Command {
  return new Command('sample')
    .description('Write a synthetic EMSES run.')
    .argument('<dir>', 'the directory to write; it must not exist yet')
    .action(async (directory: string) => {
      await writeSampleRun(directory, { size: 'demo', signal: interrupt });
      finish(0);
    });
}
