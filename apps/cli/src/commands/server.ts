import { Command } from 'commander';
import { linkCommand } from './server-link.js';
import { serveCommand } from './server-serve.js';
import type { Finish } from './server-sessions.js';
import { startCommand } from './server-start.js';
import { logsCommand, statusCommand } from './server-status.js';
import { stopCommand } from './server-stop.js';
import { tunnelCommand } from './server-tunnel.js';

/** `emout server`: sessions that go on after the command has ended, on this machine or as jobs of a cluster. */
export function serverCommand(signal: AbortSignal, finish: Finish): Command {
  const server = new Command('server')
    .description('Start, find and stop sessions, on this machine or on a cluster.')
    .addCommand(startCommand(signal, finish))
    .addCommand(statusCommand(finish))
    .addCommand(stopCommand(finish))
    .addCommand(logsCommand(signal, finish))
    .addCommand(linkCommand(finish))
    .addCommand(tunnelCommand(signal, finish))
    .addCommand(serveCommand(signal, finish), { hidden: true });
  for (const command of server.commands) command.exitOverride();
  return server;
}
