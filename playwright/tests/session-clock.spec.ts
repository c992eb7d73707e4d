import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { startDemo } from '../session/demo.js';
import { ExplorerPage } from '../session/explorer.js';
import { expect, test } from '../session/fixture.js';

const FIGURE = '/run/lunar?expr=phisp[4,:,6,:]';

/** The environment of a session that ends in so many seconds. */
const endingIn = (seconds: number) => ({ EMOUT_ENDS_AT: String(Math.ceil(Date.now() / 1000 + seconds)) });

const clock = (page: Page) => page.locator('header button.clock');
/** The message in the margin, of which there is never more than one. */
const notice = (page: Page) => page.locator('main [data-notice]');

/** Marks this document: one that was loaded anew has no mark. */
const mark = (page: Page) => page.evaluate(() => Reflect.set(window, 'stillHere', true));
const marked = (page: Page) => page.evaluate(() => Reflect.get(window, 'stillHere') === true);

test('the head shows no clock where there is no end, and tells of the session when it is pressed', async ({
  demo,
  page,
}) => {
  await page.goto(demo.pageAddress(FIGURE));
  await new ExplorerPage(page).drawn();
  await expect(clock(page)).toHaveText(/^node \S+$/);
  await expect(page.locator('.rulecl i')).toHaveCount(0);
  await expect(notice(page)).toHaveCount(0);
  await clock(page).click();
  const details = page.getByRole('dialog', { name: 'This session' });
  await expect(details).toContainText('no time limit');
  await expect(details).toContainText('owner');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(details).toHaveCount(0);
  await expect(clock(page)).toBeFocused();
});

test('an end that comes near is told of, once and beside the figure', async ({ root, page }) => {
  await using demo = await startDemo([root], endingIn(14 * 60));
  await page.goto(demo.pageAddress(FIGURE));
  const explorer = new ExplorerPage(page);
  await explorer.drawn();
  await expect(clock(page)).toContainText(/1[34] min left/);
  await expect(clock(page)).toHaveClass(/low/);
  await expect(notice(page)).toContainText(/1[34] min left\. Pinned figures stay; live ones keep/);
  await expect(page.locator('header [role=status]')).toContainText('ends in less than 15 min');
  const figure = await explorer.plot.boundingBox();
  const message = await notice(page).boundingBox();
  expect((message?.x ?? 0) + (message?.width ?? 0)).toBeLessThan(figure?.x ?? 0);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await notice(page).getByRole('button', { name: 'Put away' }).click();
  await expect(notice(page)).toHaveCount(0);
  // Another page of the same document does not bring it back.
  await page.getByRole('link', { name: 'Parameters' }).click();
  await expect(page.getByRole('heading', { name: 'Parameters' })).toBeVisible();
  await expect(clock(page)).toContainText('min left');
  await expect(notice(page)).toHaveCount(0);
});

test('a session that is over keeps its last picture, and its view comes back when it is started again', async ({
  root,
  page,
  context,
}) => {
  const ending = endingIn(45);
  const first = await startDemo([root], ending);
  await page.goto(first.pageAddress(FIGURE));
  const explorer = new ExplorerPage(page);
  await explorer.drawn();
  const before = await explorer.pixels();
  await mark(page);
  await expect(notice(page)).toContainText(/\d+ s left\./);

  await expect
    .poll(() => Date.now() / 1000, { timeout: 60_000 })
    .toBeGreaterThan(Number(ending.EMOUT_ENDS_AT));
  await first[Symbol.asyncDispose]();
  await page.keyboard.press('ArrowLeft');
  await expect(notice(page)).toContainText(/The session ended at .*\d\d:\d\d/, { timeout: 60_000 });
  await expect(notice(page)).toHaveCount(1);
  await expect(notice(page)).toContainText('emout demo');
  await expect(clock(page)).toContainText('ended');
  expect(await explorer.pixels()).toBe(before);
  await expect(explorer.caption).toContainText('step 4 of 4');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await using second = await startDemo([root], {}, Number(new URL(first.origin).port));
  // The page asks by itself as well, and may have been first: then the button is gone.
  const tryNow = notice(page).getByRole('button', { name: 'Try now' });
  await tryNow.click({ timeout: 2_000 }).catch(() => undefined);
  // Another session has another key; who signs in anywhere in this browser is back here too.
  await expect(notice(page)).toContainText('Signed out.', { timeout: 90_000 });
  const elsewhere = await context.newPage();
  await elsewhere.goto(second.address);
  await expect(clock(elsewhere)).toBeVisible();
  await elsewhere.close();
  await page.bringToFront();
  await expect(notice(page)).toHaveCount(0, { timeout: 90_000 });
  await expect(explorer.caption).toContainText('step 3 of 4');
  expect(explorer.query().get('expr')).toBe('phisp[3,:,6,:]');
  expect(await marked(page)).toBe(true);
});

test('a server that dies before its end is told apart from a session that is over', async ({
  root,
  page,
}) => {
  const demo = await startDemo([root], endingIn(3600));
  await page.goto(demo.pageAddress(FIGURE));
  const explorer = new ExplorerPage(page);
  await explorer.drawn();
  await demo[Symbol.asyncDispose]();
  await page.keyboard.press('ArrowLeft');
  await expect(notice(page)).toContainText('The server does not answer. It may be starting again.');
  await expect(explorer.plot.locator('canvas')).toBeVisible();
  await expect(notice(page)).toContainText('Nothing answers here.', { timeout: 60_000 });
  await expect(notice(page)).toHaveCount(1);
});
