import { ExplorerPage } from '../session/explorer.js';
import { expect, test } from '../session/fixture.js';

test('an expression is typed with completion, drawn, and its slice is moved', async ({ demo, page }) => {
  await page.goto(demo.pageAddress('/run/lunar?expr=phisp[4,:,6,:]'));
  const explorer = new ExplorerPage(page);
  await explorer.drawn();
  await page.keyboard.press('/');
  const { formula } = explorer;
  await formula.fill('');
  await formula.pressSequentially('sqr');
  await expect(page.getByRole('option', { name: /^sqrt\(x\)/ })).toBeVisible();
  await formula.press('Tab');
  await expect(formula).toHaveValue('sqrt(');
  await expect(page.locator('.ex-call')).toContainText('Square root');

  // The second row of the list, by arrows and Enter.
  await formula.pressSequentially('e');
  await formula.press('ArrowDown');
  await formula.press('ArrowDown');
  await expect(page.getByRole('option', { selected: true })).toContainText('ey');
  await formula.press('Enter');
  await expect(formula).toHaveValue('sqrt(ey');

  await formula.fill('sqrt(ex**2 + ey**2 + ez**2)[-1, :, ny//2, :]');
  await expect(page.locator('.ex-line')).toContainText(/^\d+ × \d+ \(z, x\), V\/m; reads [\d.]+ kB$/);
  await formula.press('Enter');
  await expect.poll(() => explorer.query().get('expr')).toBe('sqrt(ex**2 + ey**2 + ez**2)[-1,:,6,:]');
  await explorer.drawn();
  await expect(explorer.caption).toContainText('sqrt(ex**2 + ey**2 + ez**2) in the xz plane at y = 3.0 m');

  const before = await explorer.pixels();
  await explorer.position.press('ArrowRight');
  await expect.poll(() => explorer.query().get('expr')).toBe('sqrt(ex**2 + ey**2 + ez**2)[-1,:,7,:]');
  await expect(explorer.caption).toContainText('y = 3.5 m');
  await expect.poll(() => explorer.pixels()).not.toBe(before);
  await explorer.time.press('Home');
  await expect.poll(() => explorer.query().get('expr')).toBe('sqrt(ex**2 + ey**2 + ez**2)[0,:,7,:]');
});

test('what is wrong with an expression stands under it, with the name that may be meant', async ({
  demo,
  page,
}) => {
  await page.goto(demo.pageAddress('/run/lunar?expr=phisp[4,:,6,:]'));
  const explorer = new ExplorerPage(page);
  await explorer.drawn();
  const before = await explorer.pixels();
  await page.keyboard.press('/');
  const { formula } = explorer;
  await formula.fill('phisq[-1] - phisp[0]');
  await expect(page.locator('.ferr')).toContainText('phisq');
  await expect(page.locator('.ex-marked u')).toHaveText('phisq');
  await page.getByRole('button', { name: 'phisp', exact: true }).last().click();
  await expect(formula).toHaveValue('phisp[-1] - phisp[0]');
  await expect(page.locator('.ex-line')).toContainText('(z, y, x), V');

  await formula.fill('phisp[25] - phisp[0]');
  await expect(page.getByText('There is no step 25. phisp has steps 0 to 4')).toBeVisible();
  await expect(page.locator('.ex-marked u')).toHaveText('25');
  await formula.press('Enter');
  await expect(formula).toBeVisible();
  await formula.press('Escape');
  expect(await explorer.pixels()).toBe(before);
});

test('a difference of two steps has a third axis and no film strip', async ({ demo, page }) => {
  await page.goto(demo.pageAddress('/run/lunar?expr=phisp[4,:,6,:]'));
  const explorer = new ExplorerPage(page);
  await explorer.drawn();
  await page.keyboard.press('/');
  await explorer.formula.fill('phisp[-1] - phisp[0]');
  await explorer.formula.press('Enter');
  await expect.poll(() => explorer.query().get('expr')).toBe('(phisp[-1] - phisp[0])[:,6,:]');
  await explorer.drawn();
  await expect(explorer.time).toHaveCount(0);
  await explorer.position.press('ArrowRight');
  await expect.poll(() => explorer.query().get('expr')).toBe('(phisp[-1] - phisp[0])[:,7,:]');
  await page.keyboard.press('p');
  await expect.poll(() => explorer.query().get('expr')).toMatch(/^\(phisp\[-1\] - phisp\[0\]\)\[\d+,:,:\]$/);
});

test('an address with an expression shows its figure, and a plane has no knobs', async ({ demo, page }) => {
  const address = '/run/lunar?expr=phisp[-1,:,6,:] - phisp[0,:,6,:]&probe=x5,z12';
  await page.goto(demo.pageAddress(address));
  const explorer = new ExplorerPage(page);
  await explorer.drawn();
  await expect(explorer.position).toHaveCount(0);
  await expect(explorer.time).toHaveCount(0);
  await expect(page.locator('.ex-flag b').first()).toContainText('V');

  await page.goto(demo.pageAddress('/run/lunar?expr=mean(phisp, axis="t")'));
  await explorer.drawn();
  await expect(explorer.caption).toContainText('Mean value over t.');
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByText(/\/fig\/lunar\.png\?expr=mean\(phisp/)).toBeVisible();

  await page.goto(demo.pageAddress('/run/lunar?expr=mean(phisp, axis="w")'));
  await expect(page.getByText('This could not be drawn.')).toBeVisible();
});
