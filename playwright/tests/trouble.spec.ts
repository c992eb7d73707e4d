import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRun } from '@emout/emses/run';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { Hdf5Writer } from '@emout/hdf5/hdf5-writer';
import { ExplorerPage } from '../session/explorer.js';
import { expect, test } from '../session/fixture.js';

test('a formula that is out of range says so, and the old figure stays', async ({ demo, page }) => {
  await page.goto(demo.pageAddress('/run/lunar?expr=phisp[4,:,6,:]'));
  const explorer = new ExplorerPage(page);
  await explorer.drawn();
  const before = await explorer.pixels();
  await page.keyboard.press('/');
  await page
    .getByRole('combobox', { name: 'Formula' })
    .or(page.getByRole('textbox', { name: 'Formula' }))
    .fill('phisp[25,:,6,:]');
  await expect(page.getByText('There is no step 25. phisp has steps 0 to 4')).toBeVisible();
  await page.keyboard.press('Escape');
  expect(explorer.query().get('expr')).toBe('phisp[4,:,6,:]');
  expect(await explorer.pixels()).toBe(before);
});

test('an unknown run and an unknown field are said in words', async ({ demo, page }) => {
  await page.goto(demo.pageAddress('/run/nowhere'));
  await expect(page.getByText('There is no such run.')).toBeVisible();
  await page.goto(demo.pageAddress('/run/lunar?expr=phisq[0,:,6,:]'));
  await expect(page.getByText('phisq').first()).toBeVisible();
  await expect(page.getByText(/did not write|has no field/).first()).toBeVisible();
});

test('an unreadable file is greyed with its reason, the rest still opens', async ({ demo, root, page }) => {
  cpSync(join(root, 'lunar'), join(root, 'damaged'), { recursive: true });
  const potential = join(root, 'damaged', 'phisp00_0000.h5');
  truncateSync(potential, Math.floor(statSync(potential).size * 0.5));
  writeFileSync(join(root, 'damaged', 'ex00_0000.h5'), 'no HDF5 at all');
  await page.goto(demo.pageAddress('/run/damaged?panel=variables'));
  const explorer = new ExplorerPage(page);
  await explorer.drawn();
  await expect(page.getByText('It is not an HDF5 file').first()).toBeVisible();
  await page.goto(demo.pageAddress('/run/damaged?expr=nd1p[0,:,6,:]'));
  await explorer.drawn();
  rmSync(join(root, 'damaged'), { recursive: true });
});

test('a run that is written while it is looked at grows on the page', async ({ demo, root, page }) => {
  const run = join(root, 'growing');
  cpSync(join(root, 'lunar'), run, { recursive: true });
  rmSync(join(run, 'icur'));
  const inp = join(run, 'plasma.inp');
  writeFileSync(
    inp,
    readFileSync(inp, 'utf8').replace(/nstep\s*=\s*(\d+)/, (_, n) => `nstep = ${Number(n) * 2}`),
  );
  await page.goto(demo.pageAddress('/run/growing?expr=phisp[4,:,6,:]'));
  const explorer = new ExplorerPage(page);
  await explorer.drawn();
  await expect(explorer.caption).toContainText('step 4 of 4');

  const library = await Hdf5Library.load();
  const opened = openRun(run, library);
  const [, nz = 0, ny = 0, nx = 0] = opened.field('phisp').shape;
  opened.close();
  const copy = join(root, 'appended.h5');
  copyFileSync(join(run, 'phisp00_0000.h5'), copy);
  const writer = await Hdf5Writer.append(copy);
  writer.dataset('phisp', '0005', new Float32Array(nz * ny * nx).fill(1), [nz, ny, nx]);
  writer.close();
  copyFileSync(copy, join(run, 'phisp00_0000.h5'));

  await expect(explorer.time).toHaveAttribute('max', /^[5-9]$/, { timeout: 30_000 });
  await explorer.time.press('ArrowRight');
  await expect.poll(() => explorer.query().get('expr')).toBe('phisp[5,:,6,:]');
  await expect(explorer.caption).toContainText('step 5 of');
  rmSync(run, { recursive: true });
});

function workerOf(launcher: number): number {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  for (const line of table.trim().split('\n')) {
    const [pid, ppid, ...words] = line.trim().split(/\s+/);
    if (Number(ppid) === launcher && words.join(' ').includes('worker')) return Number(pid);
  }
  throw new Error('no worker process');
}

test('a lost worker takes no figure away, and comes back', async ({ demo, page }) => {
  await page.goto(demo.pageAddress('/run/lunar?expr=phisp[4,:,6,:]'));
  const explorer = new ExplorerPage(page);
  await explorer.drawn();
  const worker = workerOf(demo.process.pid ?? 0);
  process.kill(worker, 'SIGSTOP');
  process.kill(worker, 'SIGKILL');
  await page.keyboard.press('ArrowLeft');
  await expect(explorer.plot.locator('canvas')).toBeVisible();
  await expect(explorer.caption).toContainText('step 3 of 4', { timeout: 30_000 });
});
