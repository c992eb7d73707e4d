import { existsSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createKey } from '@emout/api/sign-in-keys';
import { Command, InvalidArgumentError } from 'commander';
import { webHome } from '../server/web-home.js';
import { checkedRoot } from '../session/checked-root.js';
import { jobEnd } from '../session/job-end.js';
import { nextStop } from '../session/next-stop.js';
import { startSession } from '../session/session.js';
import { writeSample } from './sample.js';

interface DemoOptions {
  readonly port?: number;
  readonly root: readonly string[];
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1024 || port > 65_535) {
    throw new InvalidArgumentError('A port is a whole number from 1024 to 65535.');
  }
  return port;
}

/** The sample run of this account, written when there is none yet. */
async function ensureSample(signal: AbortSignal): Promise<string> {
  const directory = join(webHome(), 'samples', 'lunar-hole');
  if (!existsSync(directory)) await writeSample(directory, { size: 'demo', signal });
  return directory;
}

async function demo(options: DemoOptions, signal: AbortSignal): Promise<number> {
  const sample = options.root.length === 0 ? await ensureSample(signal) : null;
  const roots = sample === null ? options.root.map(checkedRoot) : [realpathSync(join(sample, '..'))];
  await using session = disposable(
    await startSession({
      name: 'demo',
      roots,
      endsAt: jobEnd(process.env),
      ...(options.port === undefined ? {} : { port: options.port }),
    }),
  );
  const page = sample === null ? '' : `run/${basename(sample)}`;
  const { key } = createKey(session.directory, { kind: 'lasting', role: 'owner', label: 'emout demo' });
  process.stdout.write(`${session.address}/${page}?token=${key}\n`);
  if (process.stderr.isTTY)
    process.stderr.write('Open this address in a browser. Ctrl-C stops the server.\n');
  const end = await Promise.race([session.ended, nextStop(signal)]);
  if (end === 'stopped' || end.kind === 'idle') return 0;
  process.stderr.write(`The session ended: ${end.reason}\n`);
  return 1;
}

function disposable<T extends { stop(): Promise<void> }>(session: T): T & AsyncDisposable {
  return Object.assign(session, { [Symbol.asyncDispose]: () => session.stop() });
}

/** `emout demo`: worker and web server on this machine, on a sample run or on the given roots. */
export function demoCommand(signal: AbortSignal, finish: (code: number) => void): Command {
  return new Command('demo')
    .description('Show a sample run, or the runs below --root, in a browser on this machine.')
    .option('--port <port>', 'listen exactly here; without it, on a port of this account', parsePort)
    .option(
      '--root <dir>',
      'a directory that holds runs; can be repeated',
      (dir: string, all: readonly string[]) => [...all, dir],
      [] as readonly string[],
    )
    .option('--no-build', 'start without looking for changes of the source')
    .action(async (options: DemoOptions) => finish(await demo(options, signal)));
}
