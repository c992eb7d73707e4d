import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { SlurmUnreachableError } from './errors.js';

const MAX_OUTPUT_BYTES = 1 << 20;

/** How a command of SLURM ended, and what it said. */
export interface CommandAnswer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Variables that would change what our commands ask or print: an outer job's, and people's own defaults for queries. */
const FOREIGN = /^(SLURM_|SLURMD_|SQUEUE_|SCANCEL_|SINFO_)/;
const KEPT = new Set(['SLURM_CONF', 'SLURM_CONF_SERVER', 'SLURM_JWT', 'SLURM_JWT_SOCKET']);

/** The environment of our commands, and, for `sbatch`, of the job. */
export function commandEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => KEPT.has(name) || !FOREIGN.test(name)),
  );
}

/** The absolute path of `program` on the PATH of `environment`, or null; relative directories there are passed over. */
export function programOn(environment: NodeJS.ProcessEnv, program: string): string | null {
  for (const directory of (environment.PATH ?? '').split(delimiter)) {
    if (!isAbsolute(directory)) continue;
    const path = join(directory, program);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // The next directory may have it.
    }
  }
  return null;
}

/**
 * Runs a command of SLURM, without a shell, with bounded time and output. A command that is stopped by `signal` rejects
 * with its reason; one that does not end in time, or cannot start, with SlurmUnreachableError.
 */
export function runSlurmCommand(
  program: string,
  args: readonly string[],
  { env, timeoutMs, signal }: { env: NodeJS.ProcessEnv; timeoutMs: number; signal?: AbortSignal },
): Promise<CommandAnswer> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const path = programOn(env, program);
    if (path === null) return reject(new SlurmUnreachableError(program, 'is not on the PATH'));
    const child = execFile(
      path,
      args,
      {
        env,
        timeout: timeoutMs,
        maxBuffer: MAX_OUTPUT_BYTES,
        killSignal: 'SIGKILL',
        ...(signal ? { signal } : {}),
      },
      (error, stdout, stderr) => {
        if (error === null) resolve({ code: 0, stdout, stderr });
        else if (signal?.aborted) reject(signal.reason);
        else if (typeof error.code === 'number') resolve({ code: error.code, stdout, stderr });
        else if (error.killed) {
          reject(
            new SlurmUnreachableError(program, `gave no answer within ${timeoutMs / 1000} s`, {
              cause: error,
            }),
          );
        } else reject(new SlurmUnreachableError(program, `did not run (${error.message})`, { cause: error }));
      },
    );
    // Nothing is asked back.
    child.stdin?.on('error', () => undefined).end();
  });
}
