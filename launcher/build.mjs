import { join } from 'node:path';
import { runStep } from './progress.mjs';

/** Builds every package; turbo answers from its cache what has not changed. */
export async function build(root) {
  const turbo = join(root, 'node_modules', '.bin', 'turbo');
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1' };
  await runStep('building', turbo, ['run', 'build', '--output-logs=new-only'], { cwd: root, env });
}
