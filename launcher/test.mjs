// `emout test`: style and floors, unit tests, browser tests; ends with one line of counts.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runStep, StepFailedError } from './progress.mjs';
import { ensureChromium, ensureSlurm } from './system-packages.mjs';

const bin = (root, name) => join(root, 'node_modules', '.bin', name);

/** Runs one command as one test of its own. */
async function check(title, command, args, options) {
  try {
    await runStep(title, command, args, options);
    return { passed: 1, failed: 0 };
  } catch (error) {
    if (!(error instanceof StepFailedError)) throw error;
    process.stdout.write(`${error.output}\n`);
    return { passed: 0, failed: 1 };
  }
}

/** Runs a test runner that writes a JSON report, and counts from the report. */
async function suite(title, command, args, options, report, count) {
  let failure = null;
  try {
    await runStep(title, command, args, options);
  } catch (error) {
    if (!(error instanceof StepFailedError)) throw error;
    failure = error;
    process.stdout.write(`${error.output}\n`);
  }
  try {
    const counts = count(JSON.parse(readFileSync(report, 'utf8')));
    // A runner that fails with every test passed (an unhandled error, a suite that does not load) has failed.
    return failure !== null && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } catch (error) {
    process.stdout.write(`${title}: no report (${error instanceof Error ? error.message : String(error)})\n`);
    return { passed: 0, failed: 1 };
  }
}

/** Runs every test; resolves to the exit code. */
export async function test(root, only) {
  const wanted = (name) => only.length === 0 || only.includes(name);
  const reports = mkdtempSync(join(tmpdir(), 'emout-test-'));
  const results = [];
  try {
    if (wanted('lint')) {
      const options = { cwd: root };
      results.push(await check('style (biome)', bin(root, 'biome'), ['ci', '.'], options));
      results.push(
        await check(
          'floors (dependency-cruiser)',
          bin(root, 'depcruise'),
          ['--config', '.dependency-cruiser.cjs', 'packages', 'apps'],
          options,
        ),
      );
      results.push(await check('dead code (knip)', bin(root, 'knip'), [], options));
      const types = (project) => ['-p', project, '--noEmit'];
      results.push(
        await check('types of tests (tsc)', bin(root, 'tsc'), types('tsconfig.test.json'), options),
      );
      results.push(await check('types of the dashboard (tsc)', bin(root, 'tsc'), types('apps/web'), options));
    }
    if (wanted('unit')) {
      await ensureSlurm();
      const report = join(reports, 'vitest.json');
      const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      results.push(
        await suite('unit tests (vitest)', bin(root, 'vitest'), args, { cwd: root }, report, (json) => ({
          passed: json.numPassedTests,
          failed: json.numFailedTests,
        })),
      );
    }
    if (wanted('e2e')) {
      const chromium = await ensureChromium();
      const report = join(reports, 'playwright.json');
      const env = { ...process.env, EMOUT_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
      results.push(
        await suite(
          'browser tests (playwright)',
          bin(root, 'playwright'),
          ['test', '--reporter=line,json'],
          { cwd: join(root, 'playwright'), env },
          report,
          (json) => ({
            passed: json.stats.expected + json.stats.flaky,
            failed: json.stats.unexpected,
          }),
        ),
      );
    }
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 && passed > 0 ? 0 : 1;
}
