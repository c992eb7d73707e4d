import { ExplorerPage } from '../session/explorer.js';
import { fieldValue } from '../session/field-file.js';
import { expect, test } from '../session/fixture.js';

test('a person signs in with the key and opens the sample', async ({ demo, page }) => {
  await page.goto(`${demo.origin}/`);
  await expect(page).toHaveURL(/\/signin/);
  const key = page.getByRole('textbox');
  await key.fill('0'.repeat(48));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.locator('.key-field')).toContainText(/key/i);
  await key.fill(demo.token);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Runs' })).toBeVisible();
  await page.getByRole('link', { name: /lunar/ }).first().click();
  const explorer = new ExplorerPage(page);
  await explorer.drawn();
  await expect(explorer.caption).toContainText('Potential phisp in the xz plane');
});

test('the printed address signs in and does not keep the token', async ({ demo, page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(demo.pageAddress('/run/lunar'));
  await new ExplorerPage(page).drawn();
  expect(page.url()).not.toContain('token');
  expect(asked.slice(1).filter((url) => url.includes(demo.token))).toEqual([]);
});

test('all sliders move the figure, and the address follows', async ({ demo, page }) => {
  await page.goto(demo.pageAddress('/run/lunar?expr=phisp[2,:,6,:]'));
  const explorer = new ExplorerPage(page);
  await explorer.drawn();
  const before = await explorer.pixels();

  await explorer.position.press('ArrowRight');
  await expect.poll(() => explorer.query().get('expr')).toBe('phisp[2,:,7,:]');
  await expect(explorer.caption).toContainText('y = 3.5 m');
  await expect.poll(() => explorer.pixels()).not.toBe(before);

  await explorer.time.press('End');
  await expect.poll(() => explorer.query().get('expr')).toBe('phisp[4,:,7,:]');
  await expect(explorer.caption).toContainText('step 4 of 4');

  const unbounded = await explorer.pixels();
  await explorer.upper.press('PageDown');
  await expect.poll(() => explorer.query().get('vmax')).not.toBeNull();
  await explorer.lower.press('PageUp');
  await expect.poll(() => explorer.pixels()).not.toBe(unbounded);
  const [low, high] = [explorer.query().get('vmin'), explorer.query().get('vmax')];

  await explorer.time.press('Home');
  await expect.poll(() => explorer.query().get('expr')).toBe('phisp[0,:,7,:]');
  expect([explorer.query().get('vmin'), explorer.query().get('vmax')]).toEqual([low, high]);
});

test('the keyboard moves slice and step', async ({ demo, page }) => {
  await page.goto(demo.pageAddress('/run/lunar?expr=phisp[2,:,6,:]'));
  const explorer = new ExplorerPage(page);
  await explorer.drawn();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => explorer.query().get('expr')).toBe('phisp[3,:,6,:]');
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => explorer.query().get('expr')).toBe('phisp[3,:,7,:]');
  await page.keyboard.press('u');
  await expect.poll(() => explorer.query().get('units')).toBe('emses');
});

test('the number at the probe is the number in the file', async ({ demo, root, page }) => {
  await page.goto(demo.pageAddress('/run/lunar?expr=phisp[4,:,6,:]'));
  const explorer = new ExplorerPage(page);
  await explorer.drawn();
  const box = await explorer.plot.boundingBox();
  if (box === null) throw new Error('the plot has no box');
  await page.mouse.click(box.x + box.width * 0.62, box.y + box.height * 0.55);
  await expect.poll(() => explorer.query().get('probe')).toMatch(/^x\d+,z\d+$/);
  const [, x, z] = /^x(\d+),z(\d+)$/.exec(explorer.query().get('probe') ?? '') ?? [];
  const expected = await fieldValue(root, 'lunar', 'phisp', [4, Number(z), 6, Number(x)]);

  const flag = page.locator('.ex-flag b').first();
  await expect(flag).toContainText('V');
  const shown = Number((await flag.innerText()).replace('−', '-').replace(/\s*V$/, ''));
  expect(Math.abs(shown - expected)).toBeLessThanOrEqual(0.01);
  await expect(page.getByRole('heading', { name: 'Line profile' })).toBeVisible();
});

test('reload, back and a copied address give the same picture', async ({ demo, page, context }) => {
  const path = '/run/lunar?expr=nd1p[3,:,6,:]&cmap=viridis&percentile=1,99&norm=log&units=emses&probe=x5,z12';
  await page.goto(demo.pageAddress(path));
  const explorer = new ExplorerPage(page);
  await explorer.drawn();
  const address = page.url();
  const before = await explorer.pixels();
  await page.reload();
  await explorer.drawn();
  expect(page.url()).toBe(address);
  expect(await explorer.pixels()).toBe(before);

  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => explorer.query().get('expr')).toBe('nd1p[2,:,6,:]');
  await page.goBack();
  await expect.poll(() => page.url()).toBe(address);
  await expect.poll(() => explorer.pixels()).toBe(before);

  const other = await context.newPage();
  await other.goto(address);
  const copy = new ExplorerPage(other);
  await copy.drawn();
  await expect.poll(() => copy.pixels()).toBe(before);
});
