import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../session/fixture.js';

/** Drawing in 3D without a graphics card. */
test.use({
  launchOptions: {
    ...(process.env.EMOUT_CHROMIUM === undefined ? {} : { executablePath: process.env.EMOUT_CHROMIUM }),
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  },
});

const picture = (page: Page) => page.getByRole('img', { name: /boundar(y|ies) in 3D/ });

async function drawn(page: Page): Promise<void> {
  await expect(picture(page)).toHaveAttribute('data-drawn', 'true');
}

/** Errors of the page; a test ends with none. */
function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || /context/i.test(message.text())) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

test('the boundaries are drawn, listed and switched', async ({ demo, page }) => {
  const errors = errorsOf(page);
  await page.goto(demo.pageAddress('/run/lunar'));
  await page.getByRole('link', { name: '3D' }).click();
  await expect(page).toHaveURL(/\/three\/lunar/);
  await drawn(page);
  const switches = page.getByRole('switch');
  const count = await switches.count();
  expect(count).toBeGreaterThan(2);
  await expect(page.locator('.cap')).toContainText(`${count} boundaries of lunar`);
  const before = await picture(page).screenshot();
  await switches.first().click();
  await expect(switches.first()).toHaveAttribute('aria-checked', 'false');
  await expect.poll(() => new URL(page.url()).searchParams.get('hide')).toBe('0');
  await expect(page.locator('.cap')).toContainText(`${count - 1} of ${count} boundaries`);
  await expect.poll(async () => (await picture(page).screenshot()).equals(before)).toBe(false);
  expect(errors).toEqual([]);
});

test('keys choose the view, turn it and change units', async ({ demo, page }) => {
  await page.goto(demo.pageAddress('/three/lunar'));
  await drawn(page);
  const query = () => new URL(page.url()).searchParams;
  for (const [key, name] of [
    ['2', 'xz'],
    ['3', 'yz'],
    ['4', 'xy'],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(() => query().get('view')).toBe(name);
  }
  await page.keyboard.press('1');
  await expect.poll(() => query().get('view')).toBeNull();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => query().get('view')).toBe('-61.0,25.0');
  await expect(page.locator('svg text', { hasText: '[m]' })).toHaveCount(3);
  await page.keyboard.press('u');
  await expect(page.locator('svg text', { hasText: '[EMSES]' })).toHaveCount(3);
  await page.keyboard.press('o');
  await expect(page.getByRole('radio', { name: 'perspective' })).toBeChecked();
  await page.keyboard.press('i');
  await expect(page).toHaveURL(/\/input\/lunar/);
});

test('dragging turns the picture, and what is under the pointer is named', async ({ demo, page }) => {
  await page.goto(demo.pageAddress('/three/lunar?view=xy'));
  await drawn(page);
  const box = await picture(page).boundingBox();
  if (box === null) throw new Error('the picture has no box');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  // Seen from above the middle of the domain is the hole's floor.
  await page.mouse.move(x - 4, y);
  await page.mouse.move(x, y, { steps: 3 });
  await expect(page.locator('.flag')).toContainText(/hole|rectangle/);
  await page.mouse.down();
  await page.mouse.move(x + 120, y - 80, { steps: 6 });
  await page.mouse.up();
  await expect.poll(() => new URL(page.url()).searchParams.get('view')).toMatch(/^-?\d+\.\d,\d+\.\d$/);
});

test('opening the page twenty times keeps no picture behind', async ({ demo, page }) => {
  const errors = errorsOf(page);
  await page.addInitScript(() => {
    const made: WeakRef<WebGL2RenderingContext>[] = [];
    const getContext = HTMLCanvasElement.prototype.getContext;
    Object.defineProperty(window, 'liveContexts', {
      value: () => made.filter((one) => one.deref()?.isContextLost() === false).length,
    });
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...words: unknown[]) {
      const context: unknown = Reflect.apply(getContext, this, words);
      if (context instanceof WebGL2RenderingContext && !made.some((one) => one.deref() === context)) {
        made.push(new WeakRef(context));
      }
      return context;
    } as typeof getContext;
  });
  const live = () => page.evaluate(() => (Reflect.get(window, 'liveContexts') as () => number)());
  await page.goto(demo.pageAddress('/three/lunar'));
  for (let round = 0; round < 20; round++) {
    await drawn(page);
    await page.getByRole('link', { name: 'Parameters' }).first().click();
    await expect(page.getByRole('heading', { name: 'Parameters' })).toBeVisible();
    await page.getByRole('link', { name: '3D' }).click();
  }
  await drawn(page);
  await expect.poll(live).toBe(1);
  await page.getByRole('link', { name: 'Parameters' }).first().click();
  await expect.poll(live).toBe(0);
  expect(errors).toEqual([]);
});

test('the other pages do not load what draws in 3D', async ({ demo, page }) => {
  const scripts: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.text().catch(() => ''));
  });
  for (const path of ['/', '/run/lunar', '/input/lunar']) {
    await page.goto(demo.pageAddress(path));
    await page.waitForLoadState('networkidle');
  }
  const loaded = await Promise.all(scripts);
  expect(loaded.length).toBeGreaterThan(3);
  expect(loaded.filter((text) => text.includes('OrthographicCamera'))).toEqual([]);
});

test('without WebGL the list is there with a sentence', async ({ demo, page }) => {
  await page.addInitScript(() => {
    const getContext = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...words: unknown[]) {
      return words[0] === 'webgl2' ? null : Reflect.apply(getContext, this, words);
    } as typeof getContext;
  });
  await page.goto(demo.pageAddress('/three/lunar'));
  await expect(page.getByText('This browser does not draw in 3D.')).toBeVisible();
  expect(await page.getByRole('switch').count()).toBeGreaterThan(2);
});

for (const query of ['theme=light', 'theme=dark', 'lang=ja']) {
  test(`the boundaries can be used by everybody: ${query}`, async ({ demo, page }) => {
    const errors = errorsOf(page);
    await page.goto(demo.pageAddress(`/three/lunar?${query}`));
    await expect(page.locator('[data-drawn="true"]')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    expect(errors).toEqual([]);
  });
}
