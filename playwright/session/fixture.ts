import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSampleRun } from '@emout/sample/sample-run';
import { test as base } from '@playwright/test';
import { type Demo, startDemo } from './demo.js';

export { expect } from '@playwright/test';

interface SessionFixtures {
  /** A root directory with one small sample run, `lunar`; fresh for each test file. */
  readonly root: string;
  /** A running `emout demo` on that root. */
  readonly demo: Demo;
}

/** Tests with a small run and a real server, both gone when the file is done. */
export const test = base.extend<object, SessionFixtures>({
  root: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const root = mkdtempSync(join(tmpdir(), 'emout-e2e-'));
      await writeSampleRun(join(root, 'lunar'), { size: 'small' });
      await use(root);
      rmSync(root, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  demo: [
    async ({ root }, use) => {
      await using demo = await startDemo([root]);
      await use(demo);
    },
    { scope: 'worker' },
  ],
});
