import {
  createKey,
  type KeyKind,
  type ListedKey,
  listKeys,
  type Role,
  revokeKey,
} from '@emout/api/sign-in-keys';
import { Command, InvalidArgumentError } from 'commander';
import { UsageError } from '../errors.js';
import { alignedRows } from '../runs/aligned-rows.js';
import { durationSeconds } from '../server/duration.js';
import { KeyNotFoundError, NotAnsweringError } from '../server/errors.js';
import { sessionReach } from '../server/session-reach.js';
import type { SessionState } from '../server/session-state.js';
import { addressWithKey } from '../server/sign-in-address.js';
import { Slurm } from '../slurm/slurm.js';
import { tunnelReport } from '../tunnel/tunnel-record.js';
import { chosenName, chosenSession, type Finish, nameOption, openStore, tell } from './server-sessions.js';

/** A key that is good once waits this long for its browser, unless it is told otherwise. */
const ONCE_S = 24 * 3_600;

interface LinkOptions {
  readonly name?: string;
  readonly viewer?: true;
  readonly runs?: readonly string[];
  readonly expires?: number;
  readonly lasting?: true;
  readonly label?: string;
  readonly list?: true;
  readonly revoke?: string;
  readonly json?: true;
}

function parseExpiry(text: string): number {
  const seconds = durationSeconds(text);
  if (seconds === null) throw new InvalidArgumentError('A time is like 90m, 8h or 7d.');
  return seconds;
}

function addressOf(state: SessionState, directory: string): string {
  const reach = state.phase === 'running' ? sessionReach(state, tunnelReport(directory), null) : null;
  if (reach === null) throw new NotAnsweringError(state.name);
  return reach.address;
}

function make(options: LinkOptions, state: SessionState, directory: string): void {
  const { viewer, runs, lasting, label } = options;
  if (runs !== undefined && !viewer)
    throw new UsageError('--runs narrows what a viewer sees; add --viewer. An owner sees everything.');
  const role: Role = viewer ? 'viewer' : 'owner';
  const kind: KeyKind = lasting ? 'lasting' : 'once';
  const address = addressOf(state, directory);
  const seconds = options.expires ?? (lasting ? null : ONCE_S);
  const expiresAt = seconds === null ? null : new Date(Date.now() + seconds * 1_000);
  const { key, id } = createKey(directory, {
    kind,
    role,
    scope: runs ?? null,
    expiresAt,
    label: label ?? null,
  });
  const sign_in = addressWithKey(address, key);
  if (options.json) {
    const expires_at = expiresAt?.toISOString() ?? null;
    process.stdout.write(
      `${JSON.stringify({ id, kind, role, expires_at, key, address, sign_in }, null, 2)}\n`,
    );
    return;
  }
  process.stdout.write(`${sign_in}\n`);
  if (process.stderr.isTTY)
    tell(lasting ? 'It signs in until it is revoked or ends.' : 'It signs one browser in, once.');
}

const shown = (text: string) => text.replace(/\p{Cc}/gu, ' ');

function row({ id, kind, role, scope, created_at, expires_at, expired, label }: ListedKey): string[] {
  const end = expires_at === null ? 'without end' : `${expired ? 'ended' : 'until'} ${expires_at}`;
  const words = [end, ...(scope === null ? [] : [scope.join(', ')]), ...(label === null ? [] : [label])];
  return [id, kind, role, created_at, shown(words.join(' · '))];
}

function list(directory: string, json: boolean): void {
  const keys = listKeys(directory);
  if (json) process.stdout.write(`${JSON.stringify(keys, null, 2)}\n`);
  else for (const line of alignedRows(keys.map(row))) process.stdout.write(`${line}\n`);
}

async function link(options: LinkOptions): Promise<number> {
  const store = openStore();
  const state = await chosenSession(store, Slurm.find(), chosenName(options));
  const directory = store.directory(state.name);
  if (options.list && options.revoke !== undefined)
    throw new UsageError('--list and --revoke exclude each other.');
  if (options.list) list(directory, options.json === true);
  else if (options.revoke === undefined) make(options, state, directory);
  else {
    if (!revokeKey(directory, options.revoke)) throw new KeyNotFoundError(options.revoke);
    tell(
      `The key ${options.revoke} opens nothing any more. A browser that an address signed in once stays signed in; those of a lasting key are out.`,
    );
  }
  return 0;
}

/** `emout server link`: further addresses that sign in, and what has become of them. */
export function linkCommand(finish: Finish): Command {
  return new Command('link')
    .description('Print an address that signs another browser in, once.')
    .addOption(nameOption())
    .option('--viewer', 'for somebody who may look, not change')
    .option('--runs <address...>', 'of these runs or folders alone, as the dashboard names them')
    .option(
      '--expires <time>',
      'good for so long: 90m, 8h, 7d; without it, a day, or with --lasting no end',
      parseExpiry,
    )
    .option('--lasting', 'good until revoked, for scripts (Authorization: Bearer)')
    .option('--label <text>', 'what the list calls it')
    .option('--list', 'list the keys instead')
    .option('--revoke <id>', 'take a key away instead')
    .option('--json', 'for scripts')
    .action(async (options: LinkOptions) => finish(await link(options)));
}
