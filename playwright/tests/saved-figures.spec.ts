import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { ExplorerPage } from '../session/explorer.js';
import { expect, test } from '../session/fixture.js';

const SLICE = '/run/lunar?expr=phisp[2,:,6,:]&cmap=viridis&percentile=1,99&units=emses&contours=1';

interface Saved {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Saves the figure of the page by the share menu. */
async function save(page: Page, ending: 'PNG' | 'SVG' | 'PDF'): Promise<Saved> {
  await page.getByRole('button', { name: 'Copy', exact: true }).first().click();
  const sheet = page.getByRole('dialog', { name: 'Copy this figure' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    sheet.getByRole('link', { name: ending }).click(),
  ]);
  await page.keyboard.press('Escape');
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Drags a file over the page, and lets it go there unless `hold` says to keep it. */
async function drag(page: Page, { name, bytes }: Saved, hold = false): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([base64, fileName]) => {
      const data = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const held = new DataTransfer();
      held.items.add(new File([data], fileName));
      return held;
    },
    [bytes.toString('base64'), name] as const,
  );
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  if (!hold) await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

const text = (name: string, words: string): Saved => ({ name, bytes: Buffer.from(words) });

test('the share menu saves the figure in three formats, named for field and step', async ({ demo, page }) => {
  await page.goto(demo.pageAddress(SLICE));
  await new ExplorerPage(page).drawn();
  for (const [ending, head] of [
    ['PNG', '\x89PNG'],
    ['SVG', '<'],
    ['PDF', '%PDF-'],
  ] as const) {
    const { name, bytes } = await save(page, ending);
    expect(name).toBe(`lunar_phisp_t2_y6.${ending.toLowerCase()}`);
    expect(bytes.toString('latin1').startsWith(head)).toBe(true);
    expect(bytes.length).toBeGreaterThan(5000);
  }
});

for (const ending of ['PNG', 'SVG', 'PDF'] as const) {
  test(`a saved ${ending} that is dropped opens the view it shows`, async ({ demo, page }) => {
    await page.goto(demo.pageAddress(SLICE));
    const explorer = new ExplorerPage(page);
    await explorer.drawn();
    const before = page.url();
    const pixels = await explorer.pixels();
    const saved = await save(page, ending);

    await page.goto(demo.pageAddress('/'));
    await expect(page.getByRole('link', { name: 'lunar' })).toBeVisible();
    await drag(page, saved, true);
    await expect(page.getByText('Drop the picture to open its figure')).toBeVisible();
    await drag(page, saved);
    await page.waitForURL(/\/run\/lunar/);
    await explorer.drawn();
    expect(decodeURIComponent(page.url())).toBe(decodeURIComponent(before));
    expect(await explorer.pixels()).toBe(pixels);
    await expect(page.getByText('The data has changed since.')).toHaveCount(0);
  });
}

test('a file may be chosen with the keyboard alone', async ({ demo, page }) => {
  await page.goto(demo.pageAddress('/run/lunar?expr=phisp[2,:,6,:]'));
  const explorer = new ExplorerPage(page);
  await explorer.drawn();
  const saved = await save(page, 'PNG');
  await page.goto(demo.pageAddress('/run/lunar?expr=ex[0,:,6,:]'));
  await explorer.drawn();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('o')]);
  await chooser.setFiles({ name: saved.name, mimeType: 'image/png', buffer: saved.bytes });
  await page.waitForURL(/phisp/);
  await explorer.drawn();
  expect(explorer.query().get('expr')).toBe('phisp[2,:,6,:]');
});

test('a figure of several layers opens on a page of its own', async ({ demo, page, request }) => {
  const headers = { authorization: `Bearer ${demo.token}` };
  const line = `${demo.origin}/fig/lunar.svg?expr=phisp[2,:,6,8]&plot=line&title=Potential`;
  const bytes = await (await request.get(line, { headers })).body();
  await page.goto(demo.pageAddress('/'));
  await drag(page, { name: 'line.svg', bytes });
  await page.waitForURL(/\/figure\?s=/);
  await expect(page.getByRole('img', { name: 'The figure: Potential' })).toBeVisible();
  await expect(page.getByText('phisp[2, :, 6, 8]')).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: 'lunar' })).toHaveAttribute(
    'href',
    '/run/lunar',
  );
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'PDF' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('lunar_phisp_t2_y6_x8.pdf');
});

test('a file without a figure says so, and the page stays', async ({ demo, page }) => {
  await page.goto(demo.pageAddress('/run/lunar?expr=phisp[2,:,6,:]'));
  const explorer = new ExplorerPage(page);
  await explorer.drawn();
  const before = page.url();
  await drag(page, text('notes.txt', 'Only words.'));
  await expect(page.locator('.note[role=alert]')).toContainText('No figure can be read from notes.txt.');
  await drag(page, text('plain.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'));
  await expect(page.locator('.note[role=alert]')).toContainText('There is no figure in plain.svg.');
  expect(page.url()).toBe(before);
  await expect(explorer.plot.locator('canvas')).toBeVisible();
  await page.getByRole('button', { name: 'Close this note' }).click();
  await expect(page.locator('.note[role=alert]')).toHaveCount(0);
});

test('a figure of a run that is not here says which', async ({ demo, page, request }) => {
  const headers = { authorization: `Bearer ${demo.token}` };
  const address = `${demo.origin}/fig/lunar.svg?expr=phisp[2,:,6,:]`;
  const svg = (await (await request.get(address, { headers })).text()).replaceAll('"lunar', '"other/moon');
  const moved = svg.replaceAll('\\"run\\":\\"lunar\\"', '\\"run\\":\\"other/moon\\"');
  await page.goto(demo.pageAddress('/'));
  await drag(page, text('moon.svg', moved));
  await expect(page.locator('.note[role=alert]')).toContainText('The run of this figure is not here.');
  await expect(page.locator('.note[role=alert]')).toContainText('other/moon');
});
