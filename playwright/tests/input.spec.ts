import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../session/fixture.js';

/** Errors of the page; a test ends with none. */
function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

const row = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });

/** The sample again, with another number of steps. */
function writeSecondRun(root: string): void {
  cpSync(join(root, 'lunar'), join(root, 'longer'), { recursive: true });
  const file = join(root, 'longer', 'plasma.inp');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/nstep\s*=\s*\d+/, 'nstep = 123456'));
}

test('the figure leads to the parameters and back by key', async ({ demo, page }) => {
  const errors = errorsOf(page);
  await page.goto(demo.pageAddress('/run/lunar'));
  await expect(page.getByRole('link', { name: 'Parameters' })).toBeVisible();
  await page.keyboard.press('i');
  await expect(page).toHaveURL(/\/input\/lunar/);
  await expect(page.getByRole('heading', { name: 'Parameters' })).toBeVisible();
  await expect(page).toHaveTitle(/lunar/);
  await page.keyboard.press('i');
  await expect(page).toHaveURL(/\/run\/lunar/);
  expect(errors).toEqual([]);
});

test('parameters have values, SI numbers and meanings, and are found', async ({ demo, page }) => {
  const errors = errorsOf(page);
  await page.goto(demo.pageAddress('/input/lunar'));
  await expect(page.getByText('plasma.inp', { exact: true })).toBeVisible();
  await expect(page.getByText(/^dx=\[0\.5\]/)).toBeVisible();
  await expect(row(page, 'nx')).toContainText('cells along x');
  await expect(row(page, 'nx')).toContainText(/\d+\sm/);
  await page.keyboard.press('/');
  await page.keyboard.type('gyrofrequency');
  await expect(row(page, 'wc')).toBeVisible();
  await expect(row(page, 'nx')).toHaveCount(0);
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('gyrofrequency');
  await page.reload();
  await expect(row(page, 'wc')).toBeVisible();
  await expect(row(page, 'nx')).toHaveCount(0);
  await page.getByRole('searchbox').fill('nothing like it');
  await expect(page.getByText('No parameter has')).toBeVisible();
  expect(errors).toEqual([]);
});

test('two runs stand side by side with what differs', async ({ demo, root, page }) => {
  const errors = errorsOf(page);
  writeSecondRun(root);
  await page.goto(demo.pageAddress('/input/lunar'));
  await page.getByRole('button', { name: 'Compare with another run' }).click();
  const offer = page.getByRole('dialog').getByRole('button', { name: /longer/ });
  await expect(async () => {
    if (await offer.isVisible()) return;
    await page.reload();
    await page.getByRole('button', { name: 'Compare with another run' }).click();
    await expect(offer).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await offer.click();
  await expect(page.getByText(/^1 differs, \d+ equal$/)).toBeVisible();
  await expect.poll(() => new URL(page.url()).searchParams.get('with')).toBe('longer');
  const changed = page.getByRole('row', { name: /nstep/ });
  await expect(changed).toContainText('123456');
  await expect(changed.getByRole('img', { name: 'differs' })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'nx', exact: true })).toHaveCount(0);
  await page.getByRole('radio', { name: 'all' }).click();
  await expect(page.getByRole('rowheader', { name: 'nx', exact: true })).toBeVisible();
  // The address follows a moment later.
  await expect.poll(() => new URL(page.url()).searchParams.get('rows')).toBe('all');
  await page.reload();
  await expect(page.getByRole('rowheader', { name: 'nx', exact: true })).toBeVisible();
  await expect(changed).toContainText('123456');
  expect(errors).toEqual([]);
});

test('a run that is not there is said to be missing', async ({ demo, page }) => {
  await page.goto(demo.pageAddress('/input/lunar?with=nowhere'));
  await expect(page.getByText('The other run’s input did not come.')).toBeVisible();
  await expect(row(page, 'nx')).toBeVisible();
  await page.goto(demo.pageAddress('/input/nowhere'));
  await expect(page.getByText('There is no such run.')).toBeVisible();
});

for (const query of ['theme=light', 'theme=dark', 'lang=ja', 'with=lunar&rows=all']) {
  test(`the parameters can be used by everybody: ${query}`, async ({ demo, page }) => {
    await page.goto(demo.pageAddress(`/input/lunar?${query}`));
    await expect(page.locator('th[scope="row"]').first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });
}
