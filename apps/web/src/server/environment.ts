import path from 'node:path';

/** What the server is told by the process that starts it; secrets only as files. */
export interface ServerEnvironment {
  readonly port: number;
  /** The session's name, part of its cookie's name. */
  readonly session: string;
  /** Owner-only directory with `token`, `secret` and `worker.sock`. */
  readonly runtimeDirectory: string;
  readonly workerSocket: string;
  /** Host names beside localhost under which browsers may ask. */
  readonly allowedHosts: readonly string[];
}

/** The environment lacks what the server needs. */
export class EnvironmentError extends Error {
  readonly tag = 'Environment' as const;
}

function required(environment: NodeJS.ProcessEnv, name: string): string {
  const value = environment[name];
  if (value === undefined || value === '') {
    throw new EnvironmentError(`${name} is not set. Start the server with \`emout web\` or \`emout demo\`.`);
  }
  return value;
}

/** Reads `EMOUT_PORT`, `EMOUT_SESSION`, `EMOUT_RUNTIME_DIR` and `EMOUT_ALLOWED_HOSTS`. */
export function readEnvironment(environment: NodeJS.ProcessEnv): ServerEnvironment {
  const portText = required(environment, 'EMOUT_PORT');
  const port = Number(portText);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new EnvironmentError(`EMOUT_PORT is "${portText}". A port is a whole number from 0 to 65535.`);
  }
  const session = required(environment, 'EMOUT_SESSION');
  if (!/^[\w.-]{1,64}$/.test(session)) {
    throw new EnvironmentError(
      `EMOUT_SESSION is "${session}". A name has letters, digits, - . _ and up to 64 of them.`,
    );
  }
  const runtimeDirectory = required(environment, 'EMOUT_RUNTIME_DIR');
  const allowedHosts = (environment.EMOUT_ALLOWED_HOSTS ?? '')
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== '');
  return {
    port,
    session,
    runtimeDirectory,
    workerSocket: path.join(runtimeDirectory, 'worker.sock'),
    allowedHosts,
  };
}
