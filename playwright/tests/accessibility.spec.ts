import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ExplorerPage } from '../session/explorer.js';
import { expect, test } from '../session/fixture.js';

/** Violations that keep people out, each with the elements it was found on. */
async function seriousViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    );
}

test('sign-in can be used by everybody', async ({ demo, page }) => {
  for (const query of ['theme=light', 'theme=dark', 'lang=ja']) {
    await page.goto(`${demo.origin}/signin?${query}`);
    await expect(page.getByRole('textbox')).toBeVisible();
    expect(await seriousViolations(page), query).toEqual([]);
  }
});

test('the runs can be used by everybody', async ({ demo, page }) => {
  for (const query of ['?theme=light', '?theme=dark', '?lang=ja']) {
    await page.goto(demo.pageAddress(`/${query}`));
    await expect(page.getByRole('link', { name: /lunar/ }).first()).toBeVisible();
    expect(await seriousViolations(page), query).toEqual([]);
  }
});

const FIGURE = '/run/lunar?expr=phisp[4,:,6,:]';

for (const [name, query] of [
  ['in light', '&theme=light'],
  ['in dark', '&theme=dark'],
  ['in Japanese', '&lang=ja'],
  ['with a logarithmic scale', '&norm=log&cmap=viridis'],
  ['with the variables', '&panel=variables'],
  ['with the variables in dark', '&panel=variables&theme=dark'],
  ['with line profiles', '&panel=profile&probe=x8,z9'],
  ['with line profiles in dark', '&panel=profile&probe=x8,z9&theme=dark'],
] as const) {
  test(`the figure ${name} can be used by everybody`, async ({ demo, page }) => {
    await page.goto(demo.pageAddress(`${FIGURE}${query}`));
    await new ExplorerPage(page).drawn();
    expect(await seriousViolations(page)).toEqual([]);
  });
}

for (const [name, key] of [
  ['list of keys', '?'],
  ['copy menu', 's'],
  ['formula', '/'],
] as const) {
  test(`the ${name} can be used by everybody`, async ({ demo, page }) => {
    for (const theme of ['light', 'dark']) {
      await page.goto(demo.pageAddress(`${FIGURE}&theme=${theme}`));
      await new ExplorerPage(page).drawn();
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog').or(page.getByRole('combobox')).first()).toBeVisible();
      expect(await seriousViolations(page), theme).toEqual([]);
    }
  });
}

test('an expression that is being written can be used by everybody', async ({ demo, page }) => {
  await page.goto(demo.pageAddress(FIGURE));
  const explorer = new ExplorerPage(page);
  await explorer.drawn();
  await page.keyboard.press('/');
  for (const text of ['mean(ph', 'phisq[-1] - phisp[0]']) {
    await explorer.formula.fill(text);
    const answer = page.getByRole('option', { name: /phisp/ }).or(page.locator('.ferr'));
    await expect(answer.first()).toBeVisible();
    await explorer.formula.press('ArrowDown');
    expect(await seriousViolations(page), text).toEqual([]);
  }
});

test('a limit that is being written can be used by everybody', async ({ demo, page }) => {
  await page.goto(demo.pageAddress(FIGURE));
  const explorer = new ExplorerPage(page);
  await explorer.drawn();
  await explorer.upper.press('Enter');
  const field = page.getByRole('textbox', { name: /^Upper colour limit/ });
  await field.fill('none');
  await field.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'is not a number' })).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await field.press('Escape');
  await expect(explorer.upper).toBeFocused();
  expect(explorer.query().get('vmax')).toBeNull();
  await explorer.upper.press('Enter');
  await field.fill('2.5');
  await field.press('Enter');
  await expect.poll(() => explorer.query().get('vmax')).toBe('2.5');
});

test('a page without its run can be used by everybody', async ({ demo, page }) => {
  await page.goto(demo.pageAddress('/run/nowhere'));
  await expect(page.getByText('There is no such run.')).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
});
